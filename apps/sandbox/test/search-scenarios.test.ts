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
    const soft = await client.search({ filter: LARGE }, 'no-filter-soft');
    expect([soft.statusCode, soft.json()]).toEqual([200, expect.objectContaining({ status: 'INPUT_ERROR' })]);
  });

  it('ignore-filter returns rows that do not match, but the month asked for', async () => {
    const client = await SandboxClient.connect();
    expect(await client.rows({ filter: LARGE }, 'ignore-filter')).toHaveLength(120);
    expect(await client.rows({ filter: MONTH }, 'ignore-filter')).toEqual(await client.rows({ filter: MONTH }));
  });

  it('no-over-limit-flag returns every company', async () => {
    const client = await SandboxClient.connect();
    expect(await client.rows({ isTargetUserCountExceededLimit: true }, 'no-over-limit-flag')).toHaveLength(120);
  });

  it('no-month refuses the month, ignore-month returns the current one', async () => {
    const client = await SandboxClient.connect();
    expect((await client.search({ filter: MONTH }, 'no-month')).statusCode).toBe(400);
    expect((await client.search({}, 'no-month')).statusCode).toBe(200);
    expect(await client.rows({ filter: MONTH }, 'ignore-month')).toEqual(await client.rows());
    expect(await client.rows({ filter: MONTH })).not.toEqual(await client.rows());
  });

  it('month-drops-zero returns only companies with users in the month', async () => {
    const client = await SandboxClient.connect();
    const users = client.sandbox.snapshot({ month: '2026-02' }).filter((c) => c.monthlyUsers > 0).length;
    expect(users).toBeLessThan(120);
    expect(await client.rows({ filter: MONTH }, 'month-drops-zero')).toHaveLength(users);
    expect(await client.rows({}, 'month-drops-zero')).toHaveLength(120);
  });

  it('no-sort refuses every order but CreateTime', async () => {
    const client = await SandboxClient.connect();
    expect((await client.search({ orderBy: 'LicenseEndDate' }, 'no-sort')).statusCode).toBe(400);
    expect((await client.search({}, 'no-sort')).statusCode).toBe(200);
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

  it('renewal-date-only knows RenewalDate and not LicenseEndDate', async () => {
    const client = await SandboxClient.connect();
    expect((await client.search({ orderBy: 'LicenseEndDate' }, 'renewal-date-only')).statusCode).toBe(400);
    const rows = await client.rows({ orderBy: 'RenewalDate' }, 'renewal-date-only');
    expect(rows).toEqual(await client.rows({ orderBy: 'LicenseEndDate' }));
  });

  it('nulls-last moves rows without a renewal date to the other end', async () => {
    const client = await SandboxClient.connect();
    const dates = async (scenario: string, ascending: boolean) =>
      (await client.rows({ orderBy: 'LicenseEndDate', ascending }, scenario)).map((row) => row.licenseEndDate);
    expect((await dates('', true))[0]).toBeNull();
    expect((await dates('', false)).at(-1)).toBeNull();
    expect((await dates('nulls-last', true)).at(-1)).toBeNull();
    expect((await dates('nulls-last', false))[0]).toBeNull();
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
});
