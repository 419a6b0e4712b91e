import { expect, test } from 'vitest';

import { readTokenClaims } from './read-token-claims';

function jwt(payload: unknown): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256' })}.${encode(payload)}.c2ln`;
}

test('returns role and company name', () => {
  const claims = { role: 'Reseller', reseller_access: true, user_company_name: 'North', exp: 1, client_id: 'x' };
  expect(readTokenClaims(jwt(claims))).toEqual({ role: 'Reseller', companyName: 'North' });
});

test.each(['Şişli Güvenlik', '北区経銷商', 'Ünïcödé ??>>', '🏢 & Söhne'])('returns the company name %s', (name) => {
  expect(readTokenClaims(jwt({ user_company_name: name })).companyName).toBe(name);
});

test.each([
  [['Reseller', 'Billing'], 'Reseller, Billing'],
  [['Reseller'], 'Reseller'],
  [[], undefined],
  ['', undefined],
  [[7], undefined],
  [{ name: 'Reseller' }, undefined],
  [null, undefined],
])('returns the role of %j', (role, name) => {
  expect(readTokenClaims(jwt({ role }))).toEqual({ role: name, companyName: undefined });
});

test('leaves out a company name of a wrong type', () => {
  expect(readTokenClaims(jwt({ role: 'Reseller', user_company_name: 7 }))).toEqual({ role: 'Reseller' });
});

test.each([
  '',
  'opaque',
  'a.b',
  'a..c',
  'a.!!!.c',
  `a.${Buffer.from('no json').toString('base64url')}.c`,
  jwt(null),
  jwt([1]),
  jwt('x'),
])('returns nothing for a token of another form: %s', (token) => {
  expect(readTokenClaims(token)).toEqual({});
});
