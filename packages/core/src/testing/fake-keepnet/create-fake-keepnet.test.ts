import { expect, test } from 'vitest';

import { catchError } from '../../../test/support/catch-error';
import { wireCompany } from '../company-builder';
import { createFakeClient } from '../fake-client';
import { createFakeClock } from '../fake-clock';
import { text } from '../fake-response';

import { createFakeKeepnet, fakeClientId, fakeClientSecret } from './create-fake-keepnet';

const [a, b, c] = [
  wireCompany({ companyName: 'Acme, "A"', licenseEndDate: '2026-12-01T00:00:00', monthlyActiveUserCount: 1 }),
  wireCompany({ companyName: 'Beta', licenseEndDate: null, targetUserCount: 200, tags: ['Gold'] }),
  wireCompany({ companyName: 'Ceta', licenseEndDate: '2026/11/01 00:00', isNumberOfUsersLimited: false }),
];
const companies = [a, b, c];
const form = {
  grant_type: 'client_credentials',
  client_id: fakeClientId,
  client_secret: fakeClientSecret,
  scope: 'api1',
};

/** Sends requests by hand, with a token. */
async function connect(options: object = {}, given: object = form) {
  const clock = createFakeClock();
  const keepnet = createFakeKeepnet({ companies, ...options }, clock);
  const post = async (path: string, body: string, token = '') => {
    const url = `https://api.example${path}`;
    const headers = { Authorization: `Bearer ${token}` };
    const request = { method: 'POST', url, headers, body, responseType: 'text', timeoutMs: 1000 } as const;
    const { status, body: answer } = await keepnet.transport(request);
    return { status, body: String(answer) };
  };
  const issued = await post('/connect/token', new URLSearchParams({ ...given }).toString());
  const token = issued.status === 200 ? (JSON.parse(issued.body) as { access_token: string }).access_token : '';
  const send = (fields: object, path = '/api/companies/search') => {
    const filter = { Condition: 'AND', SearchInputTextValue: '' };
    const body = { pageNumber: 1, pageSize: 10, orderBy: 'CreateTime', ascending: true, filter, ...fields };
    return post(path, JSON.stringify(body), token);
  };
  const search = async (fields: object = {}) => {
    const { status, body } = await send(fields);
    const { data } = JSON.parse(body) as {
      data: { results: { companyName: string; monthlyActiveUserCount: number }[] };
    };
    return { status, data, rows: data?.results.map((row) => [row.companyName[0], row.monthlyActiveUserCount]) };
  };
  return { keepnet, clock, issued, token, send, search };
}

const filter = (...items: [string, string, string][]): object => ({
  filter: {
    FilterGroups: [{ FilterItems: items.map(([FieldName, Operator, Value]) => ({ FieldName, Operator, Value })) }],
  },
});

test('returns a token with claims, which a search needs, and 400 for a wrong secret', async () => {
  const { token, search } = await connect();
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(claims).toMatchObject({ role: 'Reseller', reseller_access: true });
  expect((await search()).status).toBe(200);
  const { issued, search: refused } = await connect({}, { ...form, client_secret: 'x' });
  expect(issued).toEqual({ status: 400, body: '{"error":"invalid_client"}' });
  expect((await refused()).status).toBe(401);
});

test.each<[string, object, object, string]>([
  ['in their order', {}, {}, 'ABC'],
  ['the other way round', { ascending: false }, {}, 'CBA'],
  ['on a page of its own', { pageNumber: 2 }, { pageCap: 2 }, 'C'],
  ['from a day on', filter(['LicenseEndDate', '>=', '2026-11-01T00:00:00']), {}, 'AC'],
  ['from a second later on', filter(['LicenseEndDate', '>=', '2026-11-01T00:00:01']), {}, 'A'],
  ['up to a day', filter(['LicenseEndDate', '<=', '2026-11-30T23:59:59']), {}, 'C'],
  ['over their limit', { isTargetUserCountExceededLimit: true }, {}, 'B'],
  ['all, ignoring the filter', filter(['LicenseEndDate', '<=', '2020-01-01']), { ignore: { filter: true } }, 'ABC'],
  ['all, ignoring the flag', { isTargetUserCountExceededLimit: true }, { ignore: { flag: true } }, 'ABC'],
  ['in any order, ignoring it', { ascending: false }, { ignore: { order: true } }, 'ABC'],
])('returns the companies %s', async (_, fields, options, names) => {
  const { rows } = await (await connect(options)).search(fields);
  expect(rows.map(([name]) => name).join('')).toBe(names);
});

test.each([
  ['selects', [7, 0, 0], [0, 0, 0]],
  ['leavesOutIdle', [7], []],
  ['rowsOnly', [1], []],
  ['ignored', [1, 40, 40], [1, 40, 40]],
] as const)('returns for a month, when it %s, %j and for 2000-01 %j', async (monthMode, october, impossible) => {
  const { search } = await connect({ monthMode, months: { '2026-10': { [a.companyResourceId]: 7 } } });
  const usersIn = async (month: string) => {
    return (await search(filter(['MonthlyActiveUser', '=', month]))).rows.map(([, users]) => users);
  };
  expect([await usersIn('2026-10'), await usersIn('2000-01')]).toEqual([october, impossible]);
});

test.each([
  [{ orderBy: 'CompanyName' }, {}],
  [filter(['CompanyName', '=', 'red']), {}],
  [filter(['LicenseEndDate', '>', '2026-11-01']), {}],
  [filter(['LicenseEndDate', '>=', '2026-11-01']), { refuse: { filter: true } }],
  [{ isTargetUserCountExceededLimit: true }, { refuse: { flag: true } }],
  [filter(['MonthlyActiveUser', '=', '2026-10']), { monthMode: 'refused' }],
  [filter(['MonthlyActiveUser', '=', '2000-01']), { refuse: { impossibleMonth: true } }],
  [{ pageSize: 11 }, { refuse: { pageSizeOver: 10 } }],
])('returns 400 for %j with %j', async (fields, options) => {
  const { search } = await connect(options);
  expect((await search(fields)).status).toBe(400);
});

test('returns the export as CSV, and 400 when it is empty', async () => {
  const exported = { exportType: 'CSV', reportAllPages: true, pageSize: 1 };
  const { send } = await connect();
  expect((await send(exported, '/api/companies/search/export')).body.split('\r\n').slice(1)).toEqual([
    '"Acme, ""A""",North Reseller,Finance,Enterprise,50,0,0,1,100,,2026-12-01T00:00:00,' + a.createTime,
    'Beta,North Reseller,Finance,Enterprise,200,0,0,40,100,Gold,,' + b.createTime,
    'Ceta,North Reseller,Finance,Enterprise,50,0,0,40,100,,2026/11/01 00:00,' + c.createTime,
    '',
  ]);
  const { send: sendToNobody } = await connect({ companies: [] });
  expect((await sendToNobody(exported, '/api/companies/search/export')).status).toBe(400);
});

test('changes, answers otherwise and is slow at the requests that are named, in turn', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 2, retry: { maxAttempts: 1 } })
    .changeAt({ page: 2, nth: 2 }, { companies: [a] })
    .answerAt({ pageAfter: 1, nth: 1 }, text(503, 'busy'))
    .answerAt('/my', text(200, 'one'), text(200, 'two'))
    .slowAt({ month: '2026-10' }, 5000);
  expect(await catchError(fake.client.searchCompanies())).toMatchObject({ statusCode: 503 });
  expect((await fake.client.searchCompanies()).totalMatches).toBe(1);
  expect(fake.clock.now() - Date.parse('2026-11-20T12:00:00Z')).toBeLessThan(5000);
  await fake.client.monthlyUserTotal({ month: '2026-10', verification: 'standard' });
  expect(fake.clock.now() - Date.parse('2026-11-20T12:00:00Z')).toBeGreaterThanOrEqual(5000);
  const my = {
    method: 'GET',
    url: 'https://x/api/companies/my',
    headers: {},
    responseType: 'text',
    timeoutMs: 9,
  } as const;
  const answers = [1, 2, 3].map(async () => (await fake.keepnet.transport(my)).body);
  expect(await Promise.all(answers)).toEqual(['one', 'two', 'two']);
  fake.keepnet.recover();
  expect((await fake.keepnet.transport(my)).status).toBe(401);
});
