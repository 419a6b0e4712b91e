import { describe, expect, test } from 'vitest';

import type { Company } from '../../core';
import { findCreated } from '../../nodes/Keepnet/trigger/find-created';
import { clientOf, companyOf, DAY } from './newest-companies';
import { PollingHost } from './polling-host';

const NOW = Date.UTC(2026, 0, 1) + 300 * DAY;

/** A company a day, the oldest first, up to day 299. */
const history = (count: number): Company[] =>
  Array.from({ length: count }, (_, index) => companyOf(`old-${index}`, 300 - count + index));

function createHost({ emitExisting = false } = {}) {
  const counted = { rows: 0 };
  const host = new PollingHost<readonly Company[], Company>(async (before, companies) => {
    const { client, given } = clientOf(companies);
    const result = await findCreated({ before, watched: 'w', emitExisting }, client, NOW);
    counted.rows = given();
    return result;
  });
  const idsOf = (found: readonly Company[]): string[] => found.map(({ companyId }) => companyId);
  return {
    host,
    counted,
    start: async (companies: readonly Company[]) => idsOf(await host.start(companies)),
    poll: async (companies: readonly Company[]) => idsOf(await host.poll(companies)),
    restart: async (companies: readonly Company[]) => idsOf(await host.restart(companies)),
  };
}

describe('findCreated', () => {
  test('returns nothing at the first poll, and each new company once, the oldest first', async () => {
    const { start, poll } = createHost();
    const old = history(300);
    expect(await start(old)).toEqual([]);
    const added = [...old, companyOf('b', 300), companyOf('a', 299.5)];
    expect(await poll(added)).toEqual(['a', 'b']);
    expect(await poll(added)).toEqual([]);
  });

  test('reads one page of the newest, however many companies there are', async () => {
    const { start, poll, counted, host } = createHost();
    const many = history(280).concat(Array.from({ length: 5000 }, (_, index) => companyOf(`older-${index}`, 1)));
    await start(many);
    expect(counted.rows).toBe(200);
    await poll([...many, companyOf('new', 300)]);
    expect(counted.rows).toBe(200);
    // The companies of a week.
    expect(host.state?.n).toBeLessThan(10);
  });

  test('returns companies with the same creation time that come one poll after another', async () => {
    const { start, poll } = createHost();
    const old = history(150);
    await start(old);
    const first = [...old, companyOf('x', 299)];
    expect(await poll(first)).toEqual(['x']);
    expect(await poll([...first, companyOf('w', 299), companyOf('y', 299)])).toEqual(['w', 'y']);
  });

  test('returns a company that shows up days after newer ones, and none twice because of it', async () => {
    const { start, poll } = createHost();
    const old = history(150);
    await start(old);
    const newer = [...old, companyOf('newer', 300)];
    expect(await poll(newer)).toEqual(['newer']);
    expect(await poll([...newer, companyOf('late', 295.5)])).toEqual(['late']);
    expect(await poll([...newer, companyOf('late', 295.5)])).toEqual([]);
  });

  test('returns nothing for a company that came with an old Date Created, as after a move between resellers', async () => {
    const { start, poll } = createHost();
    await start(history(150));
    expect(await poll([...history(150), companyOf('moved', 200)])).toEqual([]);
  });

  test('returns all that were created while n8n was down, however long and however many', async () => {
    const { start, poll, restart } = createHost();
    const old = history(150).map((company, index) => companyOf(company.companyId, index));
    await start(old);
    const added = [...old, companyOf('first', 151)];
    await poll(added);
    const imported = Array.from({ length: 400 }, (_, index) => companyOf(`import-${index}`, 152 + (index % 140)));
    expect((await restart([...added, ...imported])).length).toBe(400);
    expect(await restart([...added, ...imported])).toEqual([]);
  });

  test('returns nothing twice over restarts, and nothing for companies that are deleted or seem to come back later', async () => {
    const { start, poll, restart } = createHost();
    const old = history(150);
    await start(old);
    const added = [...old, companyOf('new', 300)];
    expect(await poll(added)).toEqual(['new']);
    expect(await restart(added)).toEqual([]);
    // The newest companies go away: what is old must not seem new.
    expect(await poll(history(150).slice(0, 120))).toEqual([]);
    expect(await poll(history(150).slice(0, 120))).toEqual([]);
  });

  test('returns nothing when the newest companies are deleted, though the window then lies behind what was read', async () => {
    const { start, poll } = createHost();
    // 25 a day: the newest 200 end right behind the window.
    const many = Array.from({ length: 1500 }, (_, index) => companyOf(`old-${index}`, 240 + index / 25));
    await start(many);
    const left = many.slice(0, 1420);
    expect(await poll(left)).toEqual([]);
    expect(await poll(left)).toEqual([]);
    expect(await poll([...left, companyOf('new', 299.5)])).toEqual(['new']);
  });

  test('returns what comes into an empty account, whatever its date', async () => {
    const { start, poll } = createHost();
    expect(await start([])).toEqual([]);
    expect(await poll([])).toEqual([]);
    const imported = history(150);
    expect((await poll(imported)).length).toBe(150);
    expect(await poll(imported)).toEqual([]);
    expect(await poll([...imported, companyOf('new', 300)])).toEqual(['new']);
  });

  test('returns every company at the first poll when asked to, and only new ones afterwards', async () => {
    const { start, poll } = createHost({ emitExisting: true });
    expect((await start(history(300))).length).toBe(300);
    expect(await poll([...history(300), companyOf('new', 300)])).toEqual(['new']);
  });

  test('returns new companies although one has a Date Created in the far future', async () => {
    const { start, poll } = createHost();
    const old = [...history(150), companyOf('from-2099', 26_000)];
    await start(old);
    expect(await poll([...old, companyOf('new', 299.5)])).toEqual(['new']);
  });

  test('reads all companies when the newest do not reach back far enough', async () => {
    const { start, poll, counted } = createHost();
    const old = history(150);
    await start(old);
    const imported = Array.from({ length: 300 }, (_, index) => companyOf(`import-${index}`, 299));
    expect((await poll([...old, ...imported])).length).toBe(300);
    expect(counted.rows).toBe(200 + 450);
  });

  test('leaves out companies without a Date Created', async () => {
    const { start, poll } = createHost({ emitExisting: true });
    expect(await start([companyOf('undated', null)])).toEqual([]);
    expect(await poll([companyOf('undated', null), companyOf('new', 300)])).toEqual(['new']);
  });

  test('keeps the keys of a large import, and forgets them when they are a week behind the newest', async () => {
    const { start, poll, host } = createHost();
    const old = history(150).map((company, index) => companyOf(company.companyId, index));
    await start(old);
    const imported = Array.from({ length: 1000 }, (_, index) => companyOf(`import-${index}`, 200));
    expect((await poll([...old, ...imported])).length).toBe(1000);
    expect(host.state?.n).toBe(1000);
    expect(await poll([...old, ...imported, companyOf('later', 208)])).toEqual(['later']);
    expect(host.state?.n).toBe(1);
    expect(await poll([...old, ...imported, companyOf('later', 208)])).toEqual([]);
  });
});
