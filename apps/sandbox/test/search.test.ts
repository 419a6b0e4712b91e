import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SandboxClient, SEARCH } from './sandbox-client';

const ROW_FIELDS = [
  'children',
  'companyName',
  'companyResourceId',
  'createTime',
  'deletedTargetUserCount',
  'inactiveTargetUserCount',
  'industryName',
  'industryResourceId',
  'isNumberOfUsersLimited',
  'licenceExpired',
  'licenseEndDate',
  'licenseTypeName',
  'licenseTypeResourceId',
  'monthlyActiveUserCount',
  'numberOfUsers',
  'privacyDurationId',
  'resellerName',
  'tags',
  'targetUserCount',
];

describe('POST /api/companies/search', () => {
  it('returns rows with the documented fields and the true values', async () => {
    const client = await SandboxClient.connect();
    const rows = await client.rows();
    for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(ROW_FIELDS);
    const truth = new Map(client.sandbox.snapshot().map((company) => [company.companyId, company]));
    expect(truth.size).toBe(120);
    for (const row of rows) {
      const company = truth.get(row.companyResourceId);
      expect(row).toMatchObject({
        companyName: company?.companyName,
        targetUserCount: company?.targetUsers,
        monthlyActiveUserCount: company?.monthlyUsers,
        licenceExpired: company?.isExpired,
        licenseEndDate: company?.renewalDay == null ? null : `${company.renewalDay}T00:00:00`,
        createTime: company?.createdAt.replace('Z', ''),
      });
    }
  });

  it('returns every company once over all pages', async () => {
    const client = await SandboxClient.connect();
    const ids = [];
    for (let pageNumber = 1; pageNumber <= 4; pageNumber += 1) {
      const page = await client.page({ pageNumber, pageSize: 37 });
      expect(page).toMatchObject({ pageNumber, pageSize: 37, totalNumberOfPages: 4, totalNumberOfRecords: 120 });
      ids.push(...page.results.map((row) => row.companyResourceId));
    }
    expect(ids).toHaveLength(120);
    expect(new Set(ids).size).toBe(120);
    expect((await client.page({ pageNumber: 5, pageSize: 37 })).results).toEqual([]);
  });

  it('returns a page of the cap when asked for more, and says so', async () => {
    const client = await SandboxClient.connect({ pageCap: 50 });
    const page = await client.page({ pageSize: 1000 });
    expect(page).toMatchObject({ pageSize: 50, totalNumberOfPages: 3 });
    expect(page.results).toHaveLength(50);
  });

  it('returns only companies over their limit, and counts them with every search', async () => {
    const client = await SandboxClient.connect();
    const truth = client.sandbox.snapshot().filter((company) => company.isOverLimit);
    const page = await client.page({ isTargetUserCountExceededLimit: true });
    expect(truth.length).toBeGreaterThan(5);
    expect(page.results.map((row) => row.companyResourceId).toSorted()).toEqual(
      truth.map(({ companyId }) => companyId).toSorted(),
    );
    expect((await client.page({ pageSize: 1 })).limitExceededCompanyCount).toBe(truth.length);
  });

  it('returns the same to property names in any case', async () => {
    const client = await SandboxClient.connect();
    const upper = Object.fromEntries(Object.entries(SEARCH).map(([name, value]) => [name.toUpperCase(), value]));
    const answer = await client.post('/api/companies/search', {
      ...upper,
      FILTER: { condition: 'and', searchinputtextvalue: '' },
    });
    expect(answer.json()).toEqual((await client.search()).json());
  });

  it('returns rows nested under their reseller when clustered, each once', async () => {
    const client = await SandboxClient.connect();
    type Nested = { companyResourceId: string; resellerName: string | null; children: Nested[] };
    const nested: z.ZodType<Nested> = z.looseObject({
      companyResourceId: z.string(),
      resellerName: z.string().nullable(),
      get children() {
        return z.array(nested);
      },
    });
    const answer = await client.search({ isClustered: true });
    const { results } = z.object({ data: z.object({ results: z.array(nested) }) }).parse(answer.json()).data;
    const flatten = (rows: Nested[]): string[] =>
      rows.flatMap((row) => [row.companyResourceId, ...flatten(row.children)]);
    expect(results.length).toBeLessThan(30);
    expect(flatten(results).toSorted()).toEqual(
      client.sandbox
        .snapshot()
        .map(({ companyId }) => companyId)
        .toSorted(),
    );
    expect(results.some((row) => row.children.some((child) => child.children.length > 0))).toBe(true);
  });
});
