import { expect, test } from 'vitest';
import { createClient } from '../client';
import { catchError } from '../../test/support/catch-error';
import { createFakeClock, createFakeTransport, json, searchPage, text, wireCompany } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const companies = [wireCompany({ companyName: 'Own Company' })];
const forbidden = json(403, { status: 'FAILED', message: null });

test.each([
  [{}, 'North Reseller', 'Reseller'],
  [{ role: 'Company Admin', reseller_access: false }, 'North Reseller', 'Company Admin'],
  [{ role: 'Billing', reseller_access: 'True' }, 'North Reseller', 'Billing'],
  [{ role: 'Billing', reseller_access: 'false' }, 'North Reseller', 'Billing'],
  [{ role: ['Reseller', 'Billing'] }, 'North Reseller', 'Reseller, Billing'],
  [{ role: undefined, reseller_access: undefined }, 'North Reseller', null],
  [{ user_company_name: undefined }, 'Own Company', 'Reseller'],
  [{ user_company_name: 'Şirket "漢字"' }, 'Şirket "漢字"', 'Reseller'],
])('believes a search that works, whatever the token claims: %j', async (claims, companyName, role) => {
  const { client, searches } = createFakeClient({ companies, claims });
  expect(await client.checkCredentials()).toEqual({ companyName, role, isReseller: true });
  expect(searches()).toHaveLength(1);
});

test('returns isReseller false when the search answers 403, whatever the token says', async () => {
  const { client, searches } = createFakeClient({ companies }).answerAt('/search', forbidden);
  expect(await client.checkCredentials()).toMatchObject({ isReseller: false, role: 'Reseller' });
  expect(searches()).toHaveLength(1);
});

const withToken = (token: string, extra: object = {}) =>
  createFakeClient({ companies })
    .answerAt('/connect/token', json(200, { access_token: token, expires_in: 3600, ...extra }))
    .answerAt('/my', json(200, { status: 'SUCCESS', data: [{ name: 'Own Company' }] }))
    .answerAt('/search', json(200, searchPage([])));

test('asks the API about a token that cannot be read', async () => {
  const { client, searches } = withToken('opaque');
  expect(await client.checkCredentials()).toEqual({ companyName: 'Own Company', role: null, isReseller: true });
  expect(searches()).toHaveLength(1);
});

test.each([[['companies/search|POST']], [['companies/my|GET']], [['*']], [[]], ['*']])(
  'believes a search that works, whatever the permissions: %j',
  async (permissions) => {
    const { client, searches } = withToken('opaque', { permissions });
    expect((await client.checkCredentials()).isReseller).toBe(true);
    expect(searches()).toHaveLength(1);
  },
);

const row = wireCompany({ companyName: 'Secret Customer' });
const html = { 'content-type': 'text/html' };

test.each([
  ['a web page', text(200, '<html><title>Sign in</title></html>', html), /is a web page, not data.*text\/html/],
  ['an empty body', text(200, ''), /is empty/],
  ['204', text(204, ''), /is empty/],
  ['other JSON', json(200, [row]), /is not in the form that Keepnet documents/],
  ['data that is null', json(200, { status: 'SUCCESS', data: null }), /has no usable data/],
  ['an unknown status', json(200, { status: 'MAYBE', data: null }), /MAYBE \(HTTP 200\)/],
  ['a redirect', text(302, '', { location: 'https://other.example' }), /redirects the company search/],
  ['a refusal', json(400, { status: 'INPUT_ERROR', message: 'No' }), /did not accept the company search/],
  ['a firewall', text(403, '<html><title>Blocked</title></html>', html), /was not reached.*403 .*titled "Blocked"/],
  ['a proxy that asks for a password', text(407, ''), /was not reached.*HTTP status 407/],
  [
    'a row without its billing figure',
    json(200, searchPage([{ ...row, monthlyActiveUserCount: null }])),
    /Monthly Users/,
  ],
  ['a count without rows', json(200, searchPage([], { total: 5 })), /counts companies but lists none/],
  [
    'a field that comes twice',
    text(200, JSON.stringify(searchPage([row])).replace('"companyName"', '"tags":[],$&')),
    /twice/,
  ],
])('throws in the words of every other operation when the search answers with %s', async (_name, answer, words) => {
  const { client } = createFakeClient({ companies }).answerAt('/search', answer);
  const error = await catchError(client.checkCredentials());
  expect(error).toMatchObject({ name: expect.stringMatching(/^Keepnet/) as string });
  expect(String(error)).toMatch(words);
  expect(String(error)).not.toContain('Secret Customer');
});

test.each([
  ['a 403', forbidden],
  ['a 404', json(404, { status: 'FAILED' })],
  ['no list', json(200, { status: 'SUCCESS', data: { name: 'x' } })],
  ['an empty list', json(200, { status: 'SUCCESS', data: [] })],
])('returns no company name when the own companies are %s', async (_, answer) => {
  const { client } = createFakeClient({ companies, claims: { user_company_name: undefined } }).answerAt('/my', answer);
  expect(await client.checkCredentials()).toEqual({ companyName: null, role: 'Reseller', isReseller: true });
});

test('throws KeepnetAuthenticationError for wrong credentials', async () => {
  const refused = json(400, { error: 'invalid_client' });
  const { client } = createFakeClient({ companies }).answerAt('/connect/token', refused);
  await expect(client.checkCredentials()).rejects.toMatchObject({ name: 'KeepnetAuthenticationError' });
});

test('asks the API alone in a host that keeps the tokens', async () => {
  const transport = createFakeTransport(({ url }) =>
    url.endsWith('/my') ? json(200, { status: 'SUCCESS', data: [{ name: 'Own' }] }) : json(200, searchPage([])),
  );
  const client = createClient({ transport, clock: createFakeClock(), random: () => 0.5, secrets: [] });
  expect(await client.checkCredentials()).toEqual({ companyName: 'Own', role: null, isReseller: true });
});
