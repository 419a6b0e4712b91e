import { beforeEach, expect, test } from 'vitest';

import type { TransportResponse } from '../../ports/transport';
import { wireCompany } from '../company-builder';
import { text } from '../fake-response';

import { createFakeKeepnet, fakeClientId, fakeClientSecret, type FakeKeepnet } from './create-fake-keepnet';

const [a, b, c] = [
  wireCompany({ companyName: 'Acme, "A"', licenseEndDate: '2026-12-01T00:00:00', monthlyActiveUserCount: 1 }),
  wireCompany({ companyName: 'Beta', licenseEndDate: null, targetUserCount: 200, tags: ['Gold'] }),
  wireCompany({ companyName: 'Ceta', licenseEndDate: '2026/11/01 00:00', isNumberOfUsersLimited: false }),
];
const minimal = { Condition: 'AND', SearchInputTextValue: '' };
let keepnet: FakeKeepnet;
let token: string;

async function send(path: string, body: string, contentType = 'application/json'): Promise<TransportResponse> {
  return keepnet.transport({
    method: 'POST',
    url: `https://api.example${path}`,
    headers: { Authorization: `Bearer ${token}`, 'content-type': contentType },
    body,
    responseType: 'text',
    timeoutMs: 1000,
  });
}

function searchBody(fields: object): string {
  return JSON.stringify({
    pageNumber: 1,
    pageSize: 10,
    orderBy: 'CreateTime',
    ascending: true,
    filter: minimal,
    ...fields,
  });
}

async function search(fields: object = {}, path = '/api/companies/search') {
  const response = await send(path, searchBody(fields));
  const answer = JSON.parse(response.body as string) as {
    data: { results: { companyName: string; monthlyActiveUserCount: number }[]; totalNumberOfRecords: number } | null;
    validationMessages: string[];
  };
  const names = answer.data?.results.map((row) => row.companyName) ?? [];
  return { ...answer, names, status: response.status };
}

const filter = (...items: [string, string, string][]): object => ({
  filter: {
    ...minimal,
    FilterGroups: [
      {
        Condition: 'AND',
        FilterGroups: [],
        FilterItems: items.map(([FieldName, Operator, Value]) => ({ FieldName, Operator, Value })),
      },
    ],
  },
});

beforeEach(async () => {
  keepnet = createFakeKeepnet({ companies: [a, b, c] });
  const form = {
    grant_type: 'client_credentials',
    client_id: fakeClientId,
    client_secret: fakeClientSecret,
    scope: 'api1',
  };
  const response = await send('/connect/token', new URLSearchParams(form).toString());
  token = (JSON.parse(response.body as string) as { access_token: string }).access_token;
});

test('returns a token that is a JWT with the claims, and 400 for a wrong secret', async () => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(claims).toMatchObject({ role: 'Reseller', reseller_access: true });
  expect(await send('/connect/token', 'client_id=x')).toMatchObject({
    status: 400,
    body: '{"error":"invalid_client"}',
  });
});

test('returns 401 without a valid token', async () => {
  expect((await search()).status).toBe(200);
  keepnet.revokeTokens();
  expect((await search()).status).toBe(401);
});

test('returns pages no larger than the cap', async () => {
  keepnet.options.pageCap = 2;
  const second = await search({ pageNumber: 2 });
  expect(second.names).toEqual(['Ceta']);
  expect(second.data).toMatchObject({ pageSize: 2, totalNumberOfPages: 2, totalNumberOfRecords: 3 });
});

test.each([
  ['CreateTime', true, ['Acme, "A"', 'Beta', 'Ceta']],
  ['createtime', false, ['Ceta', 'Beta', 'Acme, "A"']],
  ['LicenseEndDate', true, ['Beta', 'Ceta', 'Acme, "A"']],
  ['RenewalDate', false, ['Acme, "A"', 'Ceta', 'Beta']],
  ['CompanyName', false, ['Ceta', 'Beta', 'Acme, "A"']],
])('returns rows ordered by %s, ascending %s', async (orderBy, ascending, names) => {
  expect((await search({ orderBy, ascending })).names).toEqual(names);
});

test('returns the rows that pass the filter', async () => {
  expect((await search(filter(['CompanyName', 'Contains', 'eta'], ['TargetUserCount', '>', '50']))).names).toEqual([
    'Beta',
  ]);
});

test('returns the rows over their limit, by the flag', async () => {
  const found = await search({ isTargetUserCountExceededLimit: true });
  expect(found.names).toEqual(['Beta']);
  expect(found.data).toMatchObject({ limitExceededCompanyCount: 1 });
});

test('returns the users of the month asked for, and may drop who had none', async () => {
  keepnet.options.months = { '2026-10': { [a.companyResourceId]: 7 } };
  const october = filter(['MonthlyActiveUser', '=', '2026-10']);
  const counts = async (): Promise<unknown> =>
    (await search(october)).data?.results.map((row) => row.monthlyActiveUserCount);
  expect(await counts()).toEqual([7, 0, 0]);
  keepnet.options.monthDropsIdle = true;
  expect(await counts()).toEqual([7]);
});

test.each([
  [{ filter: null }, {}],
  [{ ascending: undefined }, {}],
  [{ orderBy: 'Colour' }, {}],
  [filter(['Colour', '=', 'red']), {}],
  [filter(['CompanyName', '>', 'red']), {}],
  [filter(['LicenseEndDate', '>', 'soon']), {}],
  [filter(['CompanyName', '=', 'x']), { filter: true }],
  [filter(['MonthlyActiveUser', '=', '2026-10']), { month: true }],
  [{ orderBy: 'LicenseEndDate' }, { sort: ['LicenseEndDate'] }],
  [{ pageSize: 11 }, { pageSizeOver: 10 }],
])('returns 400 for %j with refuse %j', async (fields, refuse) => {
  keepnet.options.refuse = refuse;
  const refused = await search(fields);
  expect(refused.status).toBe(400);
  expect(refused.validationMessages).toHaveLength(1);
});

test('returns all rows, unsorted, when told to ignore filter and sort', async () => {
  keepnet.options.ignore = { filter: true, sort: true };
  const found = await search({ orderBy: 'CompanyName', ascending: false, ...filter(['CompanyName', '=', 'Beta']) });
  expect(found.names).toEqual(['Acme, "A"', 'Beta', 'Ceta']);
});

test('returns rows as `present` shows them', async () => {
  keepnet.options.present = ({ companyName }) => ({ companyName: companyName?.toUpperCase() });
  expect((await search()).data?.results).toEqual([
    { companyName: 'ACME, "A"' },
    { companyName: 'BETA' },
    { companyName: 'CETA' },
  ]);
});

test('returns what `before` answers, and the data that it changed', async () => {
  keepnet.options.before = (_request, index) => {
    if (index === 1) return text(503, 'busy');
    keepnet.options.companies.pop();
    return undefined;
  };
  expect((await send('/api/companies/search', searchBody({}))).status).toBe(503);
  expect((await search()).names).toEqual(['Acme, "A"', 'Beta']);
  expect(keepnet.bodies('/api/companies/search')).toHaveLength(2);
});

test('returns the export as CSV, of one page or of all, and 400 when it is empty', async () => {
  const path = '/api/companies/search/export';
  const file = async (fields: object): Promise<string[]> => {
    return ((await send(path, searchBody({ exportType: 'CSV', ...fields }))).body as string).split('\r\n');
  };
  expect((await file({ reportAllPages: true, pageSize: 1 })).slice(1)).toEqual([
    '"Acme, ""A""",North Reseller,Finance,Enterprise,50,0,0,1,100,,2026-12-01T00:00:00,' + a.createTime,
    'Beta,North Reseller,Finance,Enterprise,200,0,0,40,100,Gold,,' + b.createTime,
    'Ceta,North Reseller,Finance,Enterprise,50,0,0,40,100,,2026/11/01 00:00,' + c.createTime,
    '',
  ]);
  expect(await file({ reportAllPages: false, pageSize: 1 })).toHaveLength(3);
  keepnet.options.companies = [];
  expect((await search({ exportType: 'CSV' }, path)).status).toBe(400);
});

test('returns one company by its id, and 404 for an unknown one', async () => {
  const one = await send(`/api/companies/${b.companyResourceId}`, '');
  expect(JSON.parse(one.body as string)).toMatchObject({
    data: { resourceId: b.companyResourceId, numberOfUsers: 100 },
  });
  expect((await send('/api/companies/none', '')).status).toBe(404);
});
