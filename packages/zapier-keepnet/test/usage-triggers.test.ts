import { describe, expect, test } from 'vitest';

import { handle } from './harness/app-handler';
import { stopClock } from './harness/clock';
import { lastMonth } from './harness/days';
import { inputsOf, readDefinition } from './harness/definition';
import { connect, type Fixture, pathsOf, sandboxWith } from './harness/sandbox';
import { startLogServer } from './harness/log-server';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

const OPENED = Date.UTC(2026, 10, 2);
const MINUTE_MS = 60_000;

interface Row {
  readonly id: string;
  readonly monthly_users: number;
}
interface Event extends Row {
  readonly lines: readonly Row[];
  readonly lines_omitted: number;
  readonly total_monthly_users: number;
  readonly summary_text: string;
}

/** A world on the 2nd of November 2026, and its polls. The clock is that of the process, which the sandbox shares. */
async function november(companies: number) {
  const clock = stopClock(OPENED);
  const fixture = await sandboxWith({ companies, today: '2026-11-02' });
  const zcacheTestObj: Record<string, string> = {};
  const poll = async <T = Row>(
    key: string,
    minutes: number,
    inputData: object = {},
    meta: object = {},
  ): Promise<T[]> => {
    clock.set(OPENED + minutes * MINUTE_MS);
    // A token lives for an hour.
    const authData = { ...fixture.authData, ...(await connect(fixture.server)) };
    const bundle = { authData, inputData, meta };
    const method = `triggers.${key}.operation.perform`;
    return await handle<T[]>({ command: 'execute', method, bundle, zcacheTestObj });
  };
  const asked = () => pathsOf(fixture.server).filter((path) => path.startsWith('/api/')).length;
  return { ...fixture, poll, asked, zcacheTestObj };
}

const usedIn = ({ server }: Pick<Fixture, 'server'>, month: string) =>
  server.sandbox.snapshot({ month }).filter(({ monthlyUsers }) => monthlyUsers > 0);

describe('New Monthly Usage', () => {
  test('gives out each company of the month in portions, and reads Keepnet once', async () => {
    const world = await november(150);
    const used = usedIn(world, '2026-10');
    const first = await world.poll('new_monthly_usage', 0);
    expect(first).toHaveLength(45);
    const sent = world.asked();
    const second = await world.poll('new_monthly_usage', 15);
    expect(second.slice(-45)).toEqual(first);
    const all = await world.poll('new_monthly_usage', 45);
    expect(all.map(({ id }) => id).sort()).toEqual(used.map(({ companyId }) => `${companyId}:2026-10`).sort());
    expect(all.reduce((sum, row) => sum + row.monthly_users, 0)).toBe(
      used.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0),
    );
    expect(world.asked()).toBe(sent);
  });

  test('asks nothing and gives nothing before the 2nd and after the 10th', async () => {
    const world = await november(20);
    const sent = world.asked();
    expect(await world.poll('new_monthly_usage', -1)).toEqual([]);
    expect(await world.poll('monthly_usage_ready', 9 * 24 * 60)).toEqual([]);
    expect(world.asked()).toBe(sent);
  });

  test('includes companies without users when it is told to, with the reference of the accounting', async () => {
    const world = await november(40);
    const inputs = { include_zero: 'yes', customer_tag_prefix: 'bill:' };
    const rows = await world.poll('new_monthly_usage', 0, inputs);
    expect(rows.length).toBe(world.server.sandbox.snapshot({ month: '2026-10' }).length);
    expect(rows[0]).toMatchObject({ customer_ref: null, customer_ref_status: 'missing' });
  });

  test('keeps no row that can be read in the cache', async () => {
    const world = await november(40);
    await world.poll('new_monthly_usage', 0);
    const kept = JSON.stringify(world.zcacheTestObj);
    expect(kept.length).toBeGreaterThan(1000);
    for (const { companyId, companyName } of usedIn(world, '2026-10')) {
      expect(kept.includes(companyId) || (companyName.length > 3 && kept.includes(companyName))).toBe(false);
    }
  });

  test('warns in its form of turning the Zap off', async () => {
    const { triggers } = await readDefinition();
    const step = triggers['new_monthly_usage'] ?? expect.fail('no trigger');
    const [field] = await inputsOf('triggers', step, {});
    expect(field?.helpText).toMatch(/2nd to the 10th .* Do not turn the Zap off/);
  });
});

describe('Monthly Usage Ready', () => {
  test('is one event for the month, with its proof and its lines, the largest first', async () => {
    const world = await november(60);
    const [event, ...others] = await world.poll<Event>('monthly_usage_ready', 3);
    const companies = world.server.sandbox.snapshot({ month: '2026-10' });
    const total = companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      id: '2026-10',
      month_closed: true,
      total_monthly_users: total,
      company_count: companies.length,
      counted_twice: true,
      export_total: total,
      lines_omitted: 0,
    });
    expect(event?.summary_text).toContain('Keepnet Monthly Users, October 2026: ');
    expect(event?.lines.reduce((sum, line) => sum + line.monthly_users, 0)).toBe(total);
    const users = event?.lines.map((line) => line.monthly_users) ?? [];
    expect(users).toEqual(users.toSorted((a, b) => b - a));
    const sent = world.asked();
    expect(await world.poll<Event>('monthly_usage_ready', 60)).toEqual([event]);
    expect(world.asked()).toBe(sent);
  });

  test('says how many lines it leaves out', async () => {
    const world = await november(510);
    const [event] = await world.poll<Event>('monthly_usage_ready', 0);
    expect([event?.lines.length, event?.lines_omitted]).toEqual([500, 10]);
  });

  test('is an error while the month cannot be proved, and comes with a later poll', async () => {
    const world = await november(60);
    world.server.sandbox.setScenario('missing-field');
    expect(await thrownBy(world.poll('monthly_usage_ready', 0))).toMatchObject({ code: 'RESPONSE' });
    expect(await thrownBy(world.poll('new_monthly_usage', 300))).toMatchObject({ code: 'RESPONSE' });
    world.server.sandbox.setScenario('none');
    expect(await world.poll('monthly_usage_ready', 315)).toMatchObject([{ id: '2026-10' }]);
    // The portions begin when the month is proved: what was due by then does not come at once.
    expect(await world.poll('new_monthly_usage', 316)).toHaveLength(45);
  });

  test('has samples on every day', async () => {
    const { authData } = await sandboxWith({ companies: 30 });
    const samples = async (key: string) =>
      handle<Row[]>({
        command: 'execute',
        method: `triggers.${key}.operation.perform`,
        bundle: { authData, inputData: {}, meta: { isLoadingSample: true } },
      });
    expect(await samples('monthly_usage_ready')).toMatchObject([{ id: lastMonth() }]);
    expect(await samples('new_monthly_usage')).toHaveLength(3);
  });
});

test("Zapier's log holds no row that its cache gives back", async () => {
  const world = await november(40);
  const log = await startLogServer();
  const bundle = { authData: world.authData, inputData: {}, meta: {} };
  const cache = new Map<string, unknown>();
  const { url } = await startServer((_url, { body }) => {
    const { id, method, params } = JSON.parse(body) as { id: string; method: string; params: [string, unknown] };
    if (method === 'zcache_set') cache.set(params[0], params[1]);
    const result = method === 'zcache_set' ? true : (cache.get(params[0]) ?? null);
    return { status: 200, body: JSON.stringify({ id, result }), headers: { 'content-type': 'application/json' } };
  });
  const method = 'triggers.new_monthly_usage.operation.perform';
  const first = await handle<Row[]>({ command: 'execute', method, bundle, rpc_base: url, token: log.token });
  const again = await handle<Row[]>({ command: 'execute', method, bundle, rpc_base: url, token: log.token });
  expect(again).toEqual(first);
  expect(first.length).toBeGreaterThan(20);
  expect(log.lines()).toContain(url);
  for (const { id } of first) expect(log.lines()).not.toContain(id.split(':')[0]);
});
