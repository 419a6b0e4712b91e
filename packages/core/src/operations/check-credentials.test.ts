import { expect, test } from 'vitest';
import { createClient } from '../client';
import { createFakeClock, createFakeTransport, json, searchPage, text, wireCompany } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const companies = [wireCompany({ companyName: 'Own Company' })];
const forbidden = json(403, { status: 'FAILED', message: null });

test.each([
  [{}, 'North Reseller', 'Reseller'],
  [{ role: 'Company Admin', reseller_access: false }, 'North Reseller', 'Company Admin'],
  [{ role: ['Reseller', 'Billing'] }, 'North Reseller', 'Reseller, Billing'],
  [{ role: undefined, reseller_access: undefined }, 'North Reseller', null],
  [{ user_company_name: undefined }, 'Own Company', 'Reseller'],
])('believes a search that works, whatever the token claims: %j', async (claims, companyName, role) => {
  const { client, searches } = createFakeClient({ companies, claims });
  expect(await client.checkCredentials()).toEqual({ companyName, role, isReseller: true });
  expect(searches()).toMatchObject([{ pageSize: 100 }]);
});

test('returns isReseller false when the search answers 403, whatever the token says', async () => {
  const { client } = createFakeClient({ companies }).answerAt('/search', forbidden);
  expect(await client.checkCredentials()).toMatchObject({ isReseller: false, role: 'Reseller' });
});

test('asks the API about a token that cannot be read', async () => {
  const { client } = createFakeClient({ companies })
    .answerAt('/connect/token', json(200, { access_token: 'opaque', expires_in: 3600 }))
    .answerAt('/my', json(200, { status: 'SUCCESS', data: [{ name: 'Own Company' }] }))
    .answerAt('/search', json(200, searchPage([])));
  expect(await client.checkCredentials()).toEqual({ companyName: 'Own Company', role: null, isReseller: true });
});

const firewall = text(403, '<html><title>Blocked</title></html>', { 'content-type': 'text/html' });

test.each([
  ['a firewall', firewall, /^KeepnetApiError: .*was not reached.*403 .*titled "Blocked"/],
  ['a count without rows', json(200, searchPage([], { total: 5 })), /^KeepnetResponseError: .*but lists none of them/],
])('throws, and says nothing of the role, when the search answers with %s', async (_name, answer, error) => {
  const { client } = createFakeClient({ companies }).answerAt('/search', answer);
  expect(await client.checkCredentials().catch(String)).toMatch(error);
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

test('asks the API alone in a host that keeps the tokens', async () => {
  const transport = createFakeTransport(({ url }) =>
    url.endsWith('/my') ? json(200, { status: 'SUCCESS', data: [{ name: 'Own' }] }) : json(200, searchPage([])),
  );
  const client = createClient({ transport, clock: createFakeClock(), random: () => 0.5, secrets: [] });
  expect(await client.checkCredentials()).toEqual({ companyName: 'Own', role: null, isReseller: true });
});
