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

test('returns pages no larger than the cap, rows as `present` shows them', async () => {
  keepnet.options.pageCap = 2;
  keepnet.options.present = ({ companyName }) => ({ companyName: companyName?.toUpperCase() });
  const second = await search({ pageNumber: 2 });
  expect(second.names).toEqual(['CETA']);
  expect(second.data).toMatchObject({ pageSize: 2, totalNumberOfPages: 2, totalNumberOfRecords: 3 });
});

test.each([
  ['CreateTime', true, ['Acme, "A"', 'Beta', 'Ceta']],
  ['createtime', false, ['Ceta', 'Beta', 'Acme, "A"']],
])('returns rows ordered by %s, ascending %s', async (orderBy, ascending, names) => {
  expect((await search({ orderBy, ascending })).names).toEqual(names);
});

test.each([
  ['>=', '2026-11-01T00:00:00', ['Acme, "A"', 'Ceta']],
  ['>=', '2026-11-01T00:00:01', ['Acme, "A"']],
  ['<=', '2026-11-30T23:59:59', ['Ceta']],
])('returns the rows with a renewal date %s %s', async (operator, value, names) => {
  expect((await search(filter(['LicenseEndDate', operator, value]))).names).toEqual(names);
});

test('returns the rows over their limit, by the flag', async () => {
  const found = await search({ isTargetUserCountExceededLimit: true });
  expect(found.names).toEqual(['Beta']);
  expect(found.data).toMatchObject({ limitExceededCompanyCount: 1 });
});

test.each([
  ['selects', [7, 0, 0], [0, 0, 0]],
  ['leavesOutIdle', [7], []],
  ['rowsOnly', [1], []],
  ['ignored', [1, 40, 40], [1, 40, 40]],
] as const)('returns for a month, when it %s, %j and for 2000-01 %j', async (monthMode, october, impossible) => {
  Object.assign(keepnet.options, { monthMode, months: { '2026-10': { [a.companyResourceId]: 7 } } });
  for (const [month, users] of [
    ['2026-10', october],
    ['2000-01', impossible],
  ] as const) {
    const { data } = await search(filter(['MonthlyActiveUser', '=', month]));
    expect(data?.results.map((row) => row.monthlyActiveUserCount)).toEqual(users);
  }
});

test.each([
  [{ filter: null }, {}],
  [{ ascending: undefined }, {}],
  [{ orderBy: 'CompanyName' }, {}],
  [filter(['CompanyName', '=', 'red']), {}],
  [filter(['LicenseEndDate', '>', '2026-11-01']), {}],
  [filter(['LicenseEndDate', '>=', 'soon']), {}],
  [filter(['LicenseEndDate', '>=', '2026-11-01']), { refuse: { filter: true } }],
  [{ isTargetUserCountExceededLimit: true }, { refuse: { flag: true } }],
  [filter(['MonthlyActiveUser', '=', '2026-10']), { monthMode: 'refused' as const }],
  [filter(['MonthlyActiveUser', '=', '2000-01']), { refuse: { impossibleMonth: true } }],
  [{ pageSize: 11 }, { refuse: { pageSizeOver: 10 } }],
])('returns 400 for %j with %j', async (fields, options) => {
  Object.assign(keepnet.options, options);
  const refused = await search(fields);
  expect(refused.status).toBe(400);
  expect(refused.validationMessages).toHaveLength(1);
});

test('returns all rows, unsorted, when told to ignore filter, flag and order', async () => {
  keepnet.options.ignore = { filter: true, flag: true, order: true };
  const fields = filter(['LicenseEndDate', '<=', '2020-01-01']);
  const found = await search({ ascending: false, isTargetUserCountExceededLimit: true, ...fields });
  expect(found.names).toEqual(['Acme, "A"', 'Beta', 'Ceta']);
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
  keepnet.options.exportAnswer = (rows) => text(200, `${rows.length} rows`);
  expect(await file({})).toEqual(['3 rows']);
  Object.assign(keepnet.options, { companies: [], exportAnswer: undefined });
  expect((await search({ exportType: 'CSV' }, path)).status).toBe(400);
});

test('returns one company by its id, and 404 for an unknown one', async () => {
  const one = await send(`/api/companies/${b.companyResourceId}`, '');
  expect(JSON.parse(one.body as string)).toMatchObject({
    data: { resourceId: b.companyResourceId, numberOfUsers: 100 },
  });
  expect((await send('/api/companies/none', '')).status).toBe(404);
});
