import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { searchPage, wireCompany } from '../../src/testing/company-builder';
import { startLoopbackServer } from '../../src/testing/loopback-server';

type Operation = 'total' | 'search' | 'strict';

interface Report {
  readonly outcome: string;
  readonly maxRssMb: number;
  readonly seconds: number;
}

const run = promisify(execFile);
const child = fileURLToPath(new URL('memory-child.mjs', import.meta.url));
// Around a month's end there is no total of a server that answers every month alike.
const clock = new URL('../../../../scripts/tests/stand-at-noon.mjs', import.meta.url).href;
const page = searchPage([wireCompany({ monthlyActiveUserCount: 40 })]);
const MB = 1_000_000;

/** What a process with 256 MB of heap makes of a server that answers one path so, and the search with one company. */
async function report(
  operation: Operation,
  path: string,
  answer: (to: ServerResponse) => void,
  heapMb = 256,
): Promise<Report> {
  const server = await startLoopbackServer((response, { url }) => {
    if (url === path) answer(response);
    else if (url === '/connect/token') response.end('{"access_token":"token","expires_in":3600}');
    else response.end(JSON.stringify(page));
  });
  try {
    const options = [`--max-old-space-size=${heapMb}`, '--import', clock];
    const { stdout } = await run('node', [...options, child, server.origin, operation], { timeout: 60_000 });
    return JSON.parse(stdout) as Report;
  } finally {
    await server.close();
  }
}

function send(response: ServerResponse, parts: Iterable<Uint8Array | string>, gzip = false): void {
  const source = Readable.from(parts, { objectMode: false });
  const body = gzip ? source.pipe(createGzip({ level: 1 })) : source;
  for (const stream of [source, body]) stream.on('error', () => undefined);
  response.on('close', () => source.destroy());
  if (gzip) response.setHeader('content-encoding', 'gzip');
  body.pipe(response);
}

function* forever(part: string): Generator<string> {
  for (;;) yield part;
}

const SEARCH = '/api/companies/search';
const EXPORT = '/api/companies/search/export';

type Answer = (to: ServerResponse) => void;
const repeated = (part: string, times: number): string[] => Array<string>(times).fill(part);

describe('within 256 MB of heap, 700 MB in all and 30 seconds', () => {
  const expectBounded = ({ maxRssMb, seconds }: Report): void => {
    expect(maxRssMb).toBeLessThan(700);
    expect(seconds).toBeLessThan(30);
  };

  test('a right answer of 50 MB gives the right total', { timeout: 90_000 }, async () => {
    const padded = JSON.stringify(page).replace('"status"', () => `"note":"${'x'.repeat(50 * MB)}","status"`);
    const result = await report('total', SEARCH, (response) => response.end(padded));
    expect(result.outcome).toBe('40');
    expectBounded(result);
  });

  const json: Answer = (to) => send(to, forever(`[${'1,'.repeat(5000)}`));
  const spaces: Answer = (to) => send(to, forever(' '.repeat(MB)), true);
  const page400: Answer = (to) => send(to.writeHead(400), forever('<script>'.repeat(1000)));
  const refused = { status: 'INPUT_ERROR', validationMessages: repeated('<script<eyJ- client_secret ', MB) };
  const messages: Answer = (to) => to.end(JSON.stringify(refused));
  const row: Answer = (to) => send(to, ['Company Name,Monthly Users,Tags\r\n"', ...repeated('x'.repeat(MB), 20)]);
  const header: Answer = (to) => send(to, forever('Company Name,'.repeat(1000)));

  test.each<[string, Operation, string, Answer, string]>([
    ['JSON without end', 'total', SEARCH, json, 'larger than 100 MB'],
    ['a terabyte of spaces, compressed', 'total', SEARCH, spaces, 'larger than 100 MB'],
    ['an error without end', 'total', SEARCH, page400, 'was not reached'],
    ['an error with a million messages', 'search', SEARCH, messages, 'did not accept'],
    ['a row without end', 'strict', EXPORT, row, 'longer than one million bytes'],
    ['a header without end', 'strict', EXPORT, header, 'Keepnet'],
  ])('%s gives an error', { timeout: 90_000 }, async (_name, operation, path, answer, words) => {
    const result = await report(operation, path, answer);
    expect(result.outcome).toMatch(/^Keepnet\w+Error: /);
    expect(result.outcome).toContain(words);
    expectBounded(result);
  });
});

test.each<[string, () => Iterable<string>, string]>([
  ['nested lists, as many as are parsed', () => ['['.repeat(6 * MB), ']'.repeat(6 * MB)], 'nested deeper'],
  ['a row as deep as 200,000 lists', () => [deepRow(200_000)], 'nested deeper'],
])('%s, compressed, give an error within 512 MB of heap', { timeout: 90_000 }, async (_name, parts, words) => {
  const { outcome } = await report('total', SEARCH, (to) => send(to, parts(), true), 512);
  expect(outcome).toMatch(/^KeepnetResponseError: No result: nothing of the answer to the company search is used/);
  expect(outcome).toContain(words);
});

function deepRow(levels: number): string {
  return JSON.stringify(page).replace(
    '"tags":null',
    () => `"tags":null,"extra":${'['.repeat(levels)}${']'.repeat(levels)}`,
  );
}
