import { expect, test } from 'vitest';
import { streamOf } from '../random/prng';
import { drawServer, odditiesOf, pageSizeOf } from './server-traits';

const servers = (kind: 'supported' | 'unsupported') =>
  Array.from({ length: 300 }, (_, seed) => drawServer(streamOf(seed, 'server'), kind, 20));

test('gives every unsupported server something odd, and no supported one', () => {
  expect(servers('unsupported').filter((server) => odditiesOf(server).length === 0)).toEqual([]);
  expect(servers('supported').flatMap(odditiesOf)).toEqual([]);
});

test('refuses with status 200 only where the envelope tells a status', () => {
  const soft = servers('supported').filter(({ names }) => names.some((name) => /^(no-|refuse-).*:200$/.test(name)));
  expect(soft.length).toBeGreaterThan(10);
  expect(soft.filter((server) => server.has('quickstart-envelope'))).toEqual([]);
});

test('returns the page size that a server gives', () => {
  const capped = servers('supported').filter((server) => server.has('page-cap'));
  expect(capped.length).toBeGreaterThan(10);
  for (const server of capped) expect(pageSizeOf(server, 1000)).toBe(server.valueOf('page-cap'));
});
