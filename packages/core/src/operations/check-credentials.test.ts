import { expect, test } from 'vitest';
import { createClient } from '../client';
import { createFakeClock, createFakeTransport, json, searchPage, wireCompany } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const companies = [wireCompany({ companyName: 'Own Company' })];
const forbidden = json(403, { status: 'FAILED', message: null });

test.each([
  [{}, 'North Reseller', 'Reseller', true],
  [{ role: 'Company Admin', reseller_access: false }, 'North Reseller', 'Company Admin', false],
  [{ role: 'Billing', reseller_access: 'True' }, 'North Reseller', 'Billing', true],
  [{ role: 'Billing', reseller_access: 'false' }, 'North Reseller', 'Billing', false],
  [{ role: 'RESELLER', reseller_access: undefined }, 'North Reseller', 'RESELLER', true],
  [{ role: undefined, reseller_access: undefined }, 'North Reseller', null, true],
  [{ user_company_name: undefined }, 'Own Company', 'Reseller', true],
  [{ user_company_name: 'Şirket "漢字"' }, 'Şirket "漢字"', 'Reseller', true],
])('reads the claims %j', async (claims, companyName, role, isReseller) => {
  const { client } = createFakeClient({ companies, claims });
  expect(await client.checkCredentials()).toEqual({ companyName, role, isReseller });
});

test('returns isReseller false when the search answers 403, whatever the token says', async () => {
  const { client, searches } = createFakeClient({
    companies,
    before: ({ url }) => (url.endsWith('/search') ? forbidden : undefined),
  });
  expect(await client.checkCredentials()).toMatchObject({ isReseller: false, role: 'Reseller' });
  expect(searches()).toHaveLength(1);
});

const withToken = (token: string, extra: object = {}) =>
  createFakeClient({
    companies,
    before: ({ url }) => {
      if (url.endsWith('/connect/token')) return json(200, { access_token: token, expires_in: 3600, ...extra });
      if (url.endsWith('/my')) return json(200, { status: 'SUCCESS', data: [{ name: 'Own Company' }] });
      return json(200, searchPage([]));
    },
  });

test('asks the API about a token that cannot be read', async () => {
  const { client, searches } = withToken('opaque');
  expect(await client.checkCredentials()).toEqual({ companyName: 'Own Company', role: null, isReseller: true });
  expect(searches()).toHaveLength(1);
});

test.each([
  [['companies/search|POST'], true],
  [['Companies/Search|post', 'other|GET'], true],
  [['companies/my|GET'], false],
  [[], false],
])('obeys the permissions %j', async (permissions, isReseller) => {
  const { client, searches } = withToken('opaque', { permissions });
  expect((await client.checkCredentials()).isReseller).toBe(isReseller);
  expect(searches()).toHaveLength(isReseller ? 1 : 0);
});

test.each([
  ['a 403', forbidden],
  ['a 404', json(404, { status: 'FAILED' })],
  ['no list', json(200, { status: 'SUCCESS', data: { name: 'x' } })],
  ['an empty list', json(200, { status: 'SUCCESS', data: [] })],
])('returns no company name when the own companies are %s', async (_, answer) => {
  const { client } = createFakeClient({
    companies,
    claims: { user_company_name: undefined },
    before: ({ url }) => (url.endsWith('/my') ? answer : undefined),
  });
  expect(await client.checkCredentials()).toEqual({ companyName: null, role: 'Reseller', isReseller: true });
});

test('throws KeepnetAuthenticationError for wrong credentials', async () => {
  const { client } = createFakeClient({
    companies,
    before: ({ url }) => (url.endsWith('/connect/token') ? json(400, { error: 'invalid_client' }) : undefined),
  });
  await expect(client.checkCredentials()).rejects.toMatchObject({ name: 'KeepnetAuthenticationError' });
});

test('asks the API alone in a host that keeps the tokens', async () => {
  const transport = createFakeTransport(({ url }) =>
    url.endsWith('/my') ? json(200, { status: 'SUCCESS', data: [{ name: 'Own' }] }) : json(200, searchPage([])),
  );
  const client = createClient({ transport, clock: createFakeClock(), random: () => 0.5, secrets: [] });
  expect(await client.checkCredentials()).toEqual({ companyName: 'Own', role: null, isReseller: true });
});
