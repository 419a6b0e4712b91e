import { searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { getSession, testConnection } from '../src/authentication';
import { appTester } from './harness/sandbox';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

const PAGE = searchPage([wireCompany({ companyResourceId: 'a' })]);
const FORBIDDEN = { status: 403, body: JSON.stringify({ status: 'FAILED', message: 'Forbidden' }) };

const RESELLER = { role: 'Reseller', reseller_access: true };

/** What a token and the answer that brings it say of a credential: the search decides. */
const SAYINGS: readonly [what: string, claims: object, permissions: unknown][] = [
  ['the role Reseller', RESELLER, ['*']],
  ['a role of another name, and no access', { role: 'Company Admin', reseller_access: false }, []],
];

test.each(SAYINGS)(
  'a connection works when its token tells %s, since the search does',
  async (_what, claims, permissions) => {
    const authData = await connectionTo({ status: 200, body: JSON.stringify(PAGE) }, claims, permissions);
    expect(await appTester(testConnection, { authData })).toMatchObject({ company_name: 'ACME Resale' });
  },
);

test.each(SAYINGS)(
  'a connection fails when its token tells %s, but the search is refused',
  async (_what, claims, permissions) => {
    const authData = await connectionTo(FORBIDDEN, claims, permissions);
    const error = await thrownBy(appTester(testConnection, { authData }));
    expect(error).toMatchObject({ name: 'AppError', status: 403 });
    expect(error.message).toContain('Client Role = Reseller');
  },
);

test.each([
  ['line breaks', 'ACME\r\nResale\u2028', 'ACME Resale'],
  ['a change of direction', '\u202eACME Resale', 'ACME Resale'],
  ['nothing that is seen', ' \u200b\n', 'Reseller Account'],
])('the label of a connection is one line for a company whose name holds %s', async (_what, name, shown) => {
  const claims = { ...RESELLER, user_company_name: name };
  const authData = await connectionTo({ status: 200, body: JSON.stringify(PAGE) }, claims, undefined);
  expect(await appTester(testConnection, { authData })).toMatchObject({
    connection_label: `${shown} (${new URL(authData.base_url).host})`,
  });
});

/** A connection as Zapier keeps it, to a server that says so in a token and answers every search alike. */
async function connectionTo(search: { status: number; body: string }, claims: object, permissions: unknown) {
  const payload = { user_company_name: 'ACME Resale', ...claims };
  const token = [{ alg: 'RS256' }, payload].map(encode).join('.') + '.c2ln';
  const issued = JSON.stringify({ access_token: token, expires_in: 3600, permissions });
  const { url } = await startServer((path) => (path === '/connect/token' ? { status: 200, body: issued } : search));
  const authData = { client_id: 'client', client_secret: 's3cret-of-the-client', base_url: url };
  return { ...authData, ...(await appTester(getSession, { authData })) };
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
