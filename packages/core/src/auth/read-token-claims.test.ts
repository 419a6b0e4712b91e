import { expect, test } from 'vitest';

import { readTokenClaims } from './read-token-claims';

function jwt(payload: unknown): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256' })}.${encode(payload)}.c2ln`;
}

test('returns role, access and company name', () => {
  const claims = { role: 'Reseller', reseller_access: true, user_company_name: 'North', exp: 1, client_id: 'x' };
  expect(readTokenClaims(jwt(claims))).toEqual({ role: 'Reseller', resellerAccess: true, companyName: 'North' });
});

test.each(['Şişli Güvenlik', '北区経銷商', 'Ünïcödé ??>>', '🏢 & Söhne'])('returns the company name %s', (name) => {
  expect(readTokenClaims(jwt({ user_company_name: name })).companyName).toBe(name);
});

test.each([
  [true, true],
  [false, false],
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['', false],
  [undefined, undefined],
  [1, undefined],
  [null, undefined],
])('returns the access of reseller_access: %j', (claim, access) => {
  expect(readTokenClaims(jwt({ role: 'Custom', reseller_access: claim }))).toEqual({
    role: 'Custom',
    resellerAccess: access,
    companyName: undefined,
  });
});

test('leaves out claims of a wrong type', () => {
  const claims = readTokenClaims(jwt({ role: ['Reseller'], user_company_name: 7, reseller_access: 'true' }));
  expect(claims).toEqual({ role: undefined, companyName: undefined, resellerAccess: true });
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
