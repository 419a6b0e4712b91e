import { describe, expect, test } from 'vitest';

import { findEntered } from '../../nodes/Keepnet/trigger/find-entered';
import type { PollState } from '../../nodes/Keepnet/trigger/poll-state';
import { PollingHost } from './polling-host';

interface Row {
  readonly id: string;
  readonly limit: number;
}

const row = (id: string, limit = 10): Row => ({ id, limit });

const createHost = (emitExisting = false): PollingHost<readonly Row[], Row> =>
  new PollingHost(async (before: PollState | undefined, rows: readonly Row[]) =>
    findEntered({ before, watched: 'w', emitExisting }, rows, ({ id, limit }) => [id, limit]),
  );

describe('findEntered', () => {
  test('returns nothing for what is there already at the first poll', async () => {
    const host = createHost();
    expect(await host.start([row('a'), row('b')])).toEqual([]);
    expect(await host.poll([row('a'), row('b')])).toEqual([]);
  });

  test('returns what is there already when asked to, once', async () => {
    const host = createHost(true);
    expect(await host.start([row('a'), row('b')])).toEqual([row('a'), row('b')]);
    expect(await host.poll([row('b'), row('a')])).toEqual([]);
  });

  test('returns a row that enters an empty list', async () => {
    const host = createHost();
    await host.start([]);
    expect(await host.poll([row('a')])).toEqual([row('a')]);
  });

  test('returns each row once, in the order of the list', async () => {
    const host = createHost();
    await host.start([row('a')]);
    expect(await host.poll([row('c'), row('a'), row('b')])).toEqual([row('c'), row('b')]);
    expect(await host.poll([row('c'), row('a'), row('b')])).toEqual([]);
  });

  test('returns a row again that has left the list and come back', async () => {
    const host = createHost();
    await host.start([row('a'), row('b')]);
    expect(await host.poll([row('b')])).toEqual([]);
    expect(await host.poll([row('a'), row('b')])).toEqual([row('a')]);
  });

  test('returns a row again whose key has changed while it stayed', async () => {
    const host = createHost();
    await host.start([row('a', 10)]);
    expect(await host.poll([row('a', 20)])).toEqual([row('a', 20)]);
    expect(await host.poll([row('a', 10)])).toEqual([row('a', 10)]);
  });

  test('returns nothing twice over restarts, however often n8n did not save', async () => {
    const host = createHost();
    await host.start([row('a')]);
    expect(await host.poll([row('a'), row('b')])).toEqual([row('b')]);
    await host.poll([row('a'), row('b')]);
    expect(await host.restart([row('a'), row('b')])).toEqual([]);
    expect(await host.poll([row('a'), row('b')])).toEqual([]);
  });

  test('returns after a restart what entered while n8n was down', async () => {
    const host = createHost();
    await host.start([row('a')]);
    expect(await host.restart([row('a'), row('b')])).toEqual([row('b')]);
  });

  test('returns nothing for a row that left before a restart and came back during it: the documented gap', async () => {
    const host = createHost();
    await host.start([row('a')]);
    expect(await host.poll([])).toEqual([]);
    expect(await host.restart([row('a')])).toEqual([]);
  });

  test('returns it in that case where n8n saves empty polls, and when another row has fired in between', async () => {
    const durable = createHost();
    durable.savesEmptyPolls = true;
    await durable.start([row('a')]);
    await durable.poll([row('a')]);
    await durable.poll([]);
    expect(await durable.restart([row('a')])).toEqual([row('a')]);

    const host = createHost();
    await host.start([row('a')]);
    await host.poll([row('b')]);
    expect(await host.restart([row('a'), row('b')])).toEqual([row('a')]);
  });

  test('returns, in 300 random histories, each entry once and nothing else', async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomOf(seed);
      const host = createHost();
      host.savesEmptyPolls = random() < 0.3;
      const someRows = (): Row[] => ['a', 'b', 'c', 'd', 'e'].filter(() => random() < 0.5).map((id) => row(id));
      let list = someRows();
      await host.start(list);
      await host.poll(list);
      for (let step = 0; step < 20; step++) {
        const next = random() < 0.5 ? list : someRows();
        const entered = next.filter(({ id }) => !list.some((known) => known.id === id));
        const restarted = random() < 0.15;
        const fired = restarted ? await host.restart(next) : await host.poll(next);
        // Only a restart that forgets may swallow an entry; nothing ever fires that has not entered.
        if (restarted && !host.savesEmptyPolls) expect(entered).toEqual(expect.arrayContaining([...fired]));
        else expect(fired).toEqual(entered);
        list = next;
      }
    }
  });
});

function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
