import { expect, test } from 'vitest';

import { readTokenClaims } from './read-token-claims';

function jwt(payload: unknown): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256' })}.${encode(payload)}.c2ln`;
}

test.each(['North', 'Şişli 北区 ??>>', '🏢 & Söhne'])('returns the role and the company name %s', (name) => {
  const claims = { role: 'Reseller', reseller_access: true, user_company_name: name, exp: 1, client_id: 'x' };
  expect(readTokenClaims(jwt(claims))).toEqual({ role: 'Reseller', companyName: name });
});

test.each([
  [['Reseller', 'Billing'], 'Reseller, Billing'],
  [['Reseller'], 'Reseller'],
  [[], undefined],
  ['', undefined],
  [[7], undefined],
  [{ name: 'Reseller' }, undefined],
  [null, undefined],
])('returns the role of %j as %j, and no company name of a wrong type', (role, name) => {
  expect(readTokenClaims(jwt({ role, user_company_name: 7 }))).toEqual({ role: name, companyName: undefined });
});

const noJson = `a.${Buffer.from('no json').toString('base64url')}.c`;

test.each(['', 'opaque', 'a.b', 'a..c', 'a.!!!.c', noJson, jwt(null), jwt([1]), jwt('x')])(
  'returns nothing for a token of another form: %s',
  (token) => expect(readTokenClaims(token)).toEqual({}),
);
