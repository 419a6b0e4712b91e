import { describe, expect, it, test } from 'vitest';
import { filterOf, SandboxClient } from './sandbox-client';

const LARGE = filterOf([['TargetUserCount', '>', '100']]);
const MONTH = filterOf([['MonthlyActiveUser', '=', '2026-02']]);

const ids = (rows: readonly { companyResourceId: string }[]) => rows.map((row) => row.companyResourceId);

describe('servers that can do less', () => {
  it('no-filter refuses every item but the month', async () => {
    const client = await SandboxClient.connect();
    expect((await client.search({ filter: LARGE }, 'no-filter')).statusCode).toBe(400);
    expect((await client.search({ filter: MONTH }, 'no-filter')).statusCode).toBe(200);
    const soft = await client.search({ filter: LARGE }, 'no-filter:200');
    expect([soft.statusCode, soft.json()]).toEqual([200, expect.objectContaining({ status: 'INPUT_ERROR' })]);
  });

  it('ignore-filter returns rows that do not match, but the month asked for', async () => {
    const client = await SandboxClient.connect();
    expect(await client.rows({ filter: LARGE }, 'ignore-filter')).toHaveLength(120);
    expect(await client.rows({ filter: MONTH }, 'ignore-filter')).toEqual(await client.rows({ filter: MONTH }));
  });

  test.each([
    ['no-month', { filter: MONTH }],
    ['refuse-over-limit-flag', { isTargetUserCountExceededLimit: true }],
  ])('%s:200 refuses with 200, and the list goes on', async (scenario, question) => {
    const client = await SandboxClient.connect({ scenario: `${scenario}:200` });
    const answer = await client.search(question);
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining({ status: 'INPUT_ERROR' })]);
    expect(await client.rows()).toHaveLength(120);
  });

  it('selection-loses-rows lists some of those that match, and everybody who is not selected', async () => {
    const client = await SandboxClient.connect();
    for (const question of [{ filter: LARGE }, { isTargetUserCountExceededLimit: true }]) {
      const all = ids(await client.rows(question));
      const some = ids(await client.rows(question, 'selection-loses-rows'));
      expect(some.length).toBeGreaterThan(0);
      expect(some.length).toBeLessThan(all.length);
      expect(all).toEqual(expect.arrayContaining(some));
    }
    expect(await client.rows({}, 'selection-loses-rows')).toHaveLength(120);
  });

  it('unstable-order keeps the order that was asked for, and no order of equals', async () => {
    const client = await SandboxClient.connect({ scenario: 'unstable-order' });
    for (const { companyId } of client.sandbox.world.companies) {
      client.sandbox.world.change(companyId, { targetUsers: Number(companyId.length % 2) });
    }
    const question = { orderBy: 'TargetUserCount' };
    const [first, second] = [await client.rows(question), await client.rows(question)];
    expect(ids(first)).not.toEqual(ids(second));
    expect(ids(first).toSorted()).toEqual(ids(second).toSorted());
    expect(first.map((row) => row.targetUserCount)).toEqual(second.map((row) => row.targetUserCount));
  });

  test.each([
    [true, 0],
    [false, -1],
  ])('rows without a date are smallest (ascending: %s), with nulls-last largest', async (ascending, place) => {
    const client = await SandboxClient.connect({ companies: 310 });
    const question = { orderBy: 'LicenseEndDate', ascending };
    const dateAt = async (scenario: string, at: number) =>
      (await client.rows(question, scenario)).at(at)?.licenseEndDate;
    expect(await dateAt('', place)).toBe(null);
    expect(await dateAt('nulls-last', -1 - place)).toBe(null);
    expect(await dateAt('nulls-last', place)).not.toBe(null);
  });

  it('refuse-over-limit-flag refuses the flag alone', async () => {
    const client = await SandboxClient.connect();
    const flagged = await client.search({ isTargetUserCountExceededLimit: true }, 'refuse-over-limit-flag');
    expect(flagged.statusCode).toBe(400);
    expect(await client.rows({}, 'refuse-over-limit-flag')).toHaveLength(120);
  });

  it('no-over-limit-flag returns every company', async () => {
    const client = await SandboxClient.connect();
    expect(await client.rows({ isTargetUserCountExceededLimit: true }, 'no-over-limit-flag')).toHaveLength(120);
  });

  it('unsorted returns the same companies in another order, the same on every page', async () => {
    const client = await SandboxClient.connect();
    const sorted = ids(await client.rows({ orderBy: 'LicenseEndDate' }));
    const unsorted = ids(await client.rows({ orderBy: 'LicenseEndDate' }, 'unsorted'));
    expect(unsorted).not.toEqual(sorted);
    expect(unsorted.toSorted()).toEqual(sorted.toSorted());
    const paged = [];
    for (const pageNumber of [1, 2, 3]) paged.push(...ids(await client.rows({ pageNumber, pageSize: 40 }, 'unsorted')));
    expect(paged).toEqual(ids(await client.rows({}, 'unsorted')));
  });

  it('ignore-ascending returns the oldest first, whatever was asked', async () => {
    const client = await SandboxClient.connect();
    expect(await client.rows({ ascending: false }, 'ignore-ascending')).toEqual(await client.rows());
    expect(await client.rows({ ascending: false })).not.toEqual(await client.rows());
  });
});

describe('dates', () => {
  const DAY = '2026-12-20';

  test.each([
    ['', '2026-12-20T00:00:00', '2026-12-20T14:05:09'],
    ['date-iso', '2026-12-20T00:00:00.000Z', '2026-12-20T14:05:09.000Z'],
    ['date-iso-offset', '2026-12-20T00:00:00+03:00', '2026-12-20T17:05:09+03:00'],
    ['date-year-first', '2026/12/20 00:00', '2026/12/20 14:05'],
    ['date-day-first', '20/12/2026 00:00', '20/12/2026 14:05'],
    ['date-month-first', '12/20/2026 12:00 AM', '12/20/2026 02:05 PM'],
    ['renewal-without-time', DAY, '2026-12-20T14:05:09'],
    ['renewal-without-time,date-day-first', '20/12/2026', '20/12/2026 14:05'],
  ])('"%s" writes them its way', async (scenario, renewal, creation) => {
    const client = await SandboxClient.connect({ companies: 1 });
    const [company] = client.sandbox.world.companies;
    client.sandbox.world.change(company?.companyId ?? '', { renewalDay: DAY, createTime: `${DAY}T14:05:09` });
    const [row] = await client.rows({}, scenario);
    expect([row?.licenseEndDate, row?.createTime]).toEqual([renewal, creation]);
  });

  it('renewal-with-time gives every renewal date a time of its own, on the same UTC day', async () => {
    const client = await SandboxClient.connect();
    const rows = await client.rows({}, 'renewal-with-time');
    const days = (await client.rows()).map((row) => row.licenseEndDate?.slice(0, 10));
    expect(rows.map((row) => row.licenseEndDate?.slice(0, 10))).toEqual(days);
    expect(rows.some((row) => row.licenseEndDate?.endsWith('T00:00:00'))).toBe(false);
  });

  it('renewal-placeholders gives each company without a renewal date one of four dates, and no other company', async () => {
    const client = await SandboxClient.connect({ companies: 310 });
    const before = await client.rows();
    const after = await client.rows({}, 'renewal-placeholders');
    const changed = after.filter((row, index) => row.licenseEndDate !== before[index]?.licenseEndDate);
    expect(changed).toHaveLength(before.filter((row) => row.licenseEndDate === null).length);
    expect([...new Set(changed.map((row) => row.licenseEndDate))].toSorted()).toEqual(
      ['0001-01-01', '1753-01-01', '1970-01-01', '9999-12-31'].map((day) => `${day}T00:00:00`),
    );
  });
});
