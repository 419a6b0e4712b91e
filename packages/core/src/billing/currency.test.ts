import { data } from 'currency-codes';
import { expect, test } from 'vitest';
import { CURRENCIES, decimalsOf } from './currency';

// What ISO 4217 lists without a minor unit: metals, test codes and units of account.
const WITHOUT_MINOR_UNIT = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' ');
// Out of use before 2025-12.
const WITHDRAWN = ['ANG', 'CUC'];
// In use since 2025-03, and not in the library yet.
const NEWER = ['XCG'];

test('knows every currency of ISO 4217 that can be on an invoice, and no other', () => {
  const known = data.map(({ code }) => code).filter((code) => ![...WITHOUT_MINOR_UNIT, ...WITHDRAWN].includes(code));
  expect([...CURRENCIES].toSorted()).toEqual([...new Set([...known, ...NEWER])].toSorted());
});

test('gives each the decimals of its minor unit', () => {
  for (const { code, digits } of data) {
    if (CURRENCIES.includes(code)) expect([code, decimalsOf(code)]).toEqual([code, digits]);
  }
  expect(decimalsOf('XCG')).toBe(2);
});
