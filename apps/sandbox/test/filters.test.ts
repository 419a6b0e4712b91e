import { beforeAll, describe, expect, it, test } from 'vitest';
import type { CompanySnapshot } from '../src/index';
import { filterOf, MINIMAL_FILTER, SandboxClient } from './sandbox-client';

type Item = readonly [field: string, operator: string, value: string];

let client: SandboxClient;
let truth: CompanySnapshot[];

beforeAll(async () => {
  client = await SandboxClient.connect({ companies: 800, scenario: 'hostile-names' });
  truth = client.sandbox.snapshot();
});

function idsOf(predicate: (company: CompanySnapshot) => boolean): string[] {
  return truth
    .filter(predicate)
    .map(({ companyId }) => companyId)
    .toSorted();
}

async function found(filter: object, scenario = ''): Promise<string[]> {
  return (await client.rows({ filter }, scenario)).map((row) => row.companyResourceId).toSorted();
}

const day = '2026-12-20';
const lower = (text: string | null) => text?.toLowerCase() ?? '';

const CASES: readonly (readonly [Item, (company: CompanySnapshot) => boolean])[] = [
  [['CompanyName', 'Contains', 'LOGIST'], (c) => lower(c.companyName).includes('logist')],
  [['companyname', '=', 'same name schools llc'], (c) => c.companyName === 'Same Name Schools LLC'],
  [['CompanyName', '!=', 'Same Name Schools LLC'], (c) => c.companyName !== 'Same Name Schools LLC'],
  [['Name', 'contains', '株式会社'], (c) => c.companyName.includes('株式会社')],
  [['ResellerName', 'Contains', 'tarn'], (c) => lower(c.resellerName).includes('tarn')],
  [['ResellerName', '=', 'acme resale'], (c) => c.resellerName === 'ACME Resale'],
  [['RESELLERNAME', '!=', 'ACME Resale'], (c) => c.resellerName !== 'ACME Resale'],
  [
    ['IndustryResourceId', 'Include', 'iNd7kHealth1,iNd2mRetail9'],
    (c) => ['Healthcare', 'Retail'].includes(c.industryName ?? ''),
  ],
  [['LicenseTypeResourceId', 'include', 'lIc4FreeDemo'], (c) => c.licenseTypeName === 'Demo'],
  [['TargetUserCount', '=', '0'], (c) => c.targetUsers === 0],
  [['TargetUserCount', '!=', '0'], (c) => c.targetUsers !== 0],
  [['TargetUserCount', '>', '45'], (c) => c.targetUsers > 45],
  [['TargetUserCount', '>=', '45'], (c) => c.targetUsers >= 45],
  [['TargetUserCount', '<', '45'], (c) => c.targetUsers < 45],
  [['TargetUserCount', '<=', '45'], (c) => c.targetUsers <= 45],
  [['Tags', 'Contains', 'east'], (c) => c.tags.some((tag) => tag.includes('east'))],
  [['Tags', '=', 'vip'], (c) => c.tags.includes('VIP')],
  [['LicenseEndDate', '<', `${day}T00:00:00`], (c) => c.renewalDay !== null && c.renewalDay < day],
  [['LicenseEndDate', '<=', `${day}T00:00:00`], (c) => c.renewalDay !== null && c.renewalDay <= day],
  [['LicenseEndDate', '=', day], (c) => c.renewalDay === day],
  [['LicenseEndDate', '>=', '2026/12/20 00:00'], (c) => c.renewalDay !== null && c.renewalDay >= day],
  [['CreateTime', '>=', '2026-01-01'], (c) => c.createdAt >= '2026-01-01'],
  [['CreateTime', '<=', '2026-01-01T03:00:00+03:00'], (c) => c.createdAt <= '2026-01-01T00:00:00Z'],
  [['LicenceExpired', '=', 'true'], (c) => c.isExpired],
  [['LicenceExpired', '=', 'False'], (c) => !c.isExpired],
];

describe('filters', () => {
  test.each(CASES)('%j returns exactly the companies that match', async (item, predicate) => {
    const expected = idsOf(predicate);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(truth.length);
    expect(await found(filterOf([item]))).toEqual(expected);
  });

  test.each([
    ['Contains', '9999', (text: string | null) => text?.includes('9999') ?? false],
    ['=', 'UNLIMITED', (text: string | null) => text === 'Unlimited'],
    ['!=', '9999', (text: string | null) => text !== '9999'],
  ] as const)('NumberOfUsers %s %s is a comparison of texts', async (operator, value, predicate) => {
    const expected = client.sandbox.world.companies.filter((company) => predicate(company.numberOfUsers));
    expect(expected.length).toBeGreaterThan(0);
    expect(await found(filterOf([['NumberOfUsers', operator, value]]))).toEqual(
      expected.map(({ companyId }) => companyId).toSorted(),
    );
  });

  it('returns nested groups joined by AND and OR', async () => {
    const group = (Condition: string, FilterItems: object[], FilterGroups: object[] = []) => ({
      Condition,
      FilterItems,
      FilterGroups,
    });
    const item = (FieldName: string, Operator: string, Value: string) => ({ FieldName, Operator, Value });
    const either = group('OR', [item('Name', 'Contains', 'foods'), item('Name', 'Contains', 'glass')]);
    const filter = { ...MINIMAL_FILTER, FilterGroups: [group('AND', [item('TargetUserCount', '>', '20')], [either])] };
    expect(await found(filter)).toEqual(
      idsOf(
        (c) => c.targetUsers > 20 && (lower(c.companyName).includes('foods') || lower(c.companyName).includes('glass')),
      ),
    );
  });

  it('returns everything for SearchInputTextValue alone', async () => {
    expect(await found({ Condition: 'AND', SearchInputTextValue: 'Logistics' })).toHaveLength(truth.length);
  });

  it('returns dates of the account format to a filter in that format', async () => {
    const expected = idsOf((c) => c.renewalDay !== null && c.renewalDay >= day);
    expect(await found(filterOf([['LicenseEndDate', '>=', '20/12/2026 00:00']]), 'date-day-first')).toEqual(expected);
    expect(await found(filterOf([['LicenseEndDate', '>=', '12/20/2026 12:00 AM']]), 'date-month-first')).toEqual(
      expected,
    );
    expect((await client.search({ filter: filterOf([['LicenseEndDate', '>=', '20/12/2026 00:00']]) })).statusCode).toBe(
      400,
    );
  });
});

describe('the month', () => {
  it('returns Monthly Users of the month asked for, and of the current one by default', async () => {
    for (const month of ['2025-12', '2026-05', '2026-11']) {
      const users = new Map(client.sandbox.snapshot({ month }).map((c) => [c.companyId, c.monthlyUsers]));
      const rows = await client.rows({ filter: filterOf([['MonthlyActiveUser', '=', month]]) });
      expect(rows).toHaveLength(truth.length);
      for (const row of rows) expect(row.monthlyActiveUserCount).toBe(users.get(row.companyResourceId));
    }
    const sum = (rows: readonly { monthlyActiveUserCount: number }[]) =>
      rows.reduce((total, row) => total + row.monthlyActiveUserCount, 0);
    expect(sum(await client.rows())).toBe(truth.reduce((total, c) => total + c.monthlyUsers, 0));
  });

  it('returns the month together with other conditions', async () => {
    const filter = filterOf([
      ['MonthlyActiveUser', '=', '2026-03'],
      ['TargetUserCount', '>', '45'],
    ]);
    expect(await found(filter)).toEqual(idsOf((c) => c.targetUsers > 45));
  });

  test.each(['2026-12', '2026-13', 'May', ''])('returns 400 for the month "%s"', async (month) => {
    expect((await client.search({ filter: filterOf([['MonthlyActiveUser', '=', month]]) })).statusCode).toBe(400);
  });

  it('returns 400 for two months and for another operator than =', async () => {
    const two: Item[] = [
      ['MonthlyActiveUser', '=', '2026-03'],
      ['MonthlyActiveUser', '=', '2026-04'],
    ];
    expect((await client.search({ filter: filterOf(two) })).statusCode).toBe(400);
    expect((await client.search({ filter: filterOf([['MonthlyActiveUser', '>', '2026-03']]) })).statusCode).toBe(400);
  });
});

describe('date filters', () => {
  const upTo = filterOf([['LicenseEndDate', '<=', day]]);

  it('returns no company that renews later on the last day when read as midnight', async () => {
    const scenario = 'renewal-with-time,date-filter-midnight';
    expect(await found(upTo, scenario)).toEqual(idsOf((c) => c.renewalDay !== null && c.renewalDay < day));
  });

  it('returns every company of the last day when read as the whole day', async () => {
    const scenario = 'renewal-with-time,date-filter-whole-day';
    const expected = idsOf((c) => c.renewalDay !== null && c.renewalDay <= day);
    expect(await found(upTo, scenario)).toEqual(expected);
    expect(await found(upTo, 'renewal-with-time')).not.toEqual(expected);
  });
});
