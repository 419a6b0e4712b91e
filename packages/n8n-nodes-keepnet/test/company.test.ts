import { describe, expect, test } from 'vitest';

import { foldCase } from '../core';
import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith, TODAY } from './harness/sandbox';

const getMany = { resource: 'company', operation: 'getAll', returnAll: true, period: 'currentMonth' };
const THIS_MONTH = TODAY.slice(0, 7);
const LAST_MONTH = new Date(Date.parse(`${THIS_MONTH}-01`) - 1).toISOString().slice(0, 7);

type Row = Record<string, unknown>;
const idsOf = (rows: readonly object[]): unknown[] => rows.map((row) => (row as Row)['companyId']).sort();

describe('company: get', () => {
  const get = (companyId: unknown, more = {}) => ({ resource: 'company', operation: 'get', companyId, ...more });

  test.each([
    ['by ID', (value: string) => ({ __rl: true, mode: 'id', value: ` ${value} ` })],
    ['from the list', (value: string) => ({ __rl: true, mode: 'list', value, cachedResultName: 'Name' })],
    ['by an expression', (value: string) => ({ __rl: true, mode: 'id', value: `={{ "${value}" }}` })],
    ['given as plain text', (value: string) => value],
  ])('returns the company %s', async (_name, toParameter) => {
    const { server, credentials } = await sandboxWith({ companies: 10 });
    const company = server.sandbox.snapshot()[3];
    const parameters = get(toParameter(company?.companyId ?? ''));
    expect(await runToJson({ credentials, parameters: parameters as never })).toEqual([
      expect.objectContaining({
        companyId: company?.companyId,
        companyName: company?.companyName,
        targetUsers: company?.targetUsers,
        licenseLimit: company?.licenseLimit,
      }),
    ]);
  });

  test('returns the Monthly Users of the month asked for among the first columns', async () => {
    const { server, credentials } = await sandboxWith({ companies: 10 });
    const [company] = server.sandbox.snapshot({ month: '2026-02' });
    const companyId = { __rl: true, mode: 'id', value: company?.companyId };
    const parameters = get(companyId, { period: 'custom', month: '2026-02' });
    const [row] = await runToJson({ credentials, parameters: parameters as never });
    expect(Object.entries(row ?? {}).slice(0, 3)).toEqual([
      ['companyName', company?.companyName],
      ['usageMonth', '2026-02'],
      ['monthlyUsers', company?.monthlyUsers],
    ]);
  });

  test("returns the API's own fields when Simplify is off", async () => {
    const { server, credentials } = await sandboxWith({ companies: 10 });
    const [company] = server.sandbox.snapshot({ month: LAST_MONTH });
    const parameters = get({ __rl: true, mode: 'id', value: company?.companyId }, { simplify: false });
    const [row] = await runToJson({ credentials, parameters: parameters as never });
    expect(row).toMatchObject({ resourceId: company?.companyId, name: company?.companyName });
    expect(row).toMatchObject({ usageMonth: LAST_MONTH, monthlyUsers: company?.monthlyUsers });
    expect(row).not.toHaveProperty('companyId');
  });

  test('throws an error that says how to find the ID when there is no such company', async () => {
    const { credentials } = await sandboxWith({ companies: 10 });
    const parameters = get({ __rl: true, mode: 'id', value: 'nobody' });
    const { error } = await runNode({ credentials, parameters: parameters as never });
    expect(error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringContaining('no company with the ID nobody'),
      description: 'Look it up with Get Many.',
      httpCode: '404',
    });
  });

  test('throws before anything is sent for something that is no ID', async () => {
    const { server, credentials } = await sandboxWith({ companies: 10 });
    const { error } = await runNode({ credentials, parameters: get('a/../b') as never });
    expect(error?.message).toContain('A Company ID consists of');
    expect(pathsOf(server)).toEqual([]);
  });
});

describe('company: getAll', () => {
  test('returns every company once, with the Monthly Users of the current month', async () => {
    const { server, credentials } = await sandboxWith({ pageCap: 50 });
    const rows = await runToJson({ credentials, parameters: getMany });
    expect(rows).toHaveLength(120);
    for (const company of server.sandbox.snapshot({ month: THIS_MONTH })) {
      const { isOverLimit: _over, isExpired: _expired, renewalDay: _day, createdAt: _at, ...same } = company;
      expect(rows.find(({ companyId }) => companyId === company.companyId)).toMatchObject({ ...same });
    }
  });

  test('returns the Monthly Users of the month asked for', async () => {
    const { server, credentials } = await sandboxWith();
    const parameters = { ...getMany, period: 'custom', month: '2026-02' };
    const rows = await runToJson({ credentials, parameters });
    const due = server.sandbox.snapshot({ month: '2026-02' });
    const users = (list: readonly object[]): Map<unknown, unknown> =>
      new Map(list.map((row) => [(row as Row)['companyId'], (row as Row)['monthlyUsers']]));
    expect(users(rows)).toEqual(users(due));
  });

  test('returns no more than the limit, 50 by default', async () => {
    const { credentials } = await sandboxWith();
    const limited = { resource: 'company', operation: 'getAll' };
    expect(await runToJson({ credentials, parameters: limited })).toHaveLength(50);
    expect(await runToJson({ credentials, parameters: { ...limited, limit: 7 } })).toHaveLength(7);
  });

  test.each(['companyName', 'createdAt', 'renewalDate', 'targetUsers'])('returns them sorted by %s', async (field) => {
    const { credentials } = await sandboxWith();
    const sorted = (direction: string) =>
      runToJson({ credentials, parameters: { ...getMany, sort: { value: { field, direction } } } });
    const rows = await sorted('ascending');
    const values = rows.map((row) => row[field]).filter((value) => value !== null);
    const keys = values.map((value) => (typeof value === 'string' ? foldCase(value) : Number(value)));
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : Number(a > b))));
    const descending = await sorted('descending');
    const first = descending.find((row) => row[field] !== null)?.[field];
    expect(first).toEqual(values.at(-1));
  });

  test("returns the API's own fields when Simplify is off, with the Monthly Users of the month asked for", async () => {
    const { server, credentials } = await sandboxWith({ scenario: 'month-drops-zero,extra-fields' });
    const parameters = { ...getMany, simplify: false, period: 'custom', month: '2026-02' };
    const rows = await runToJson({ credentials, parameters });
    const due = server.sandbox.snapshot({ month: '2026-02' });
    expect(due.some(({ monthlyUsers }) => monthlyUsers === 0)).toBe(true);
    const users = new Map(rows.map((row) => [row['companyResourceId'], row['monthlyActiveUserCount']]));
    expect(users).toEqual(new Map(due.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers])));
    expect(rows[0]).not.toHaveProperty('monthlyUsers');
  });

  const filters: [string, Row, (company: Row) => boolean][] = [
    ['text', { text: ' CO ' }, ({ companyName }) => /co/i.test(String(companyName))],
    ['reseller', { reseller: 'acme' }, ({ resellerName }) => /acme/i.test(String(resellerName))],
    ['license type', { licenseType: 'enterprise' }, ({ licenseTypeName }) => licenseTypeName === 'Enterprise'],
    ['tag', { tag: 'VIP' }, ({ tags }) => (tags as string[]).some((tag) => tag.toLowerCase() === 'vip')],
    ['created after', { createdAfter: '2026-01-01' }, ({ createdAt }) => String(createdAt) >= '2026-01-01'],
    ['created before', { createdBefore: '2026-01-01T00:00:00' }, ({ createdAt }) => String(createdAt) < '2026-01-01'],
    ['target users min', { minTargetUsers: 300 }, ({ targetUsers }) => Number(targetUsers) >= 300],
    ['target users max', { maxTargetUsers: 100 }, ({ targetUsers }) => Number(targetUsers) <= 100],
    ['no target users', { maxTargetUsers: 0 }, ({ targetUsers }) => targetUsers === 0],
    [
      'several at once',
      { minTargetUsers: 10, maxTargetUsers: 500, reseller: 'a' },
      ({ targetUsers, resellerName }) =>
        Number(targetUsers) >= 10 && Number(targetUsers) <= 500 && /a/i.test(String(resellerName ?? '')),
    ],
    ['filters left empty', { text: '', tag: ' ', createdAfter: '' }, () => true],
  ];

  test.each(filters)('returns exactly those that match: %s', async (_name, given, matches) => {
    const { server, credentials } = await sandboxWith({ companies: 300 });
    const rows = await runToJson({ credentials, parameters: { ...getMany, filters: given as never } });
    const due = server.sandbox.snapshot().filter((company) => matches(company as unknown as Row));
    expect(idsOf(rows)).toEqual(idsOf(due));
    expect(rows.length).toBeGreaterThan(0);
  });

  test("reads a date without an offset in the workflow's time zone", async () => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    const added = server.sandbox.world.add({}, '2026-05-31T20:00:00');
    const isThere = async (timezone: string): Promise<boolean> => {
      const parameters = { ...getMany, filters: { createdAfter: '2026-06-01T00:00:00' } };
      const rows = await runToJson({ credentials, timezone, parameters });
      return rows.some(({ companyId }) => companyId === added.companyId);
    };
    expect([await isThere('UTC'), await isThere('Asia/Tokyo')]).toEqual([false, true]);
  });

  test('returns no item when there is no company', async () => {
    const { credentials } = await sandboxWith({ companies: 0 });
    expect((await runNode({ credentials, parameters: getMany })).items).toEqual([]);
  });
});
