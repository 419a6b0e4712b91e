import { expect, test } from 'vitest';
import type { Company } from '../companies/company';
import { readCompany } from '../companies/company-schema';
import { wireCompany } from '../testing';
import { companyOrder } from './company-order';

const renewing = (companyResourceId: string, licenseEndDate: string | null): Company =>
  readCompany({ ...wireCompany({ companyResourceId, licenseEndDate }) }, { dateFormat: 'auto' });

const [none, none2] = [renewing('n', null), renewing('N', null)];
// The second is later by its text and earlier as an instant.
const early = renewing('a', '2026-11-20T23:00:00Z');
const earlier = renewing('b', '2026-11-21T00:30:00+03:00');
const same = renewing('A', '2026-11-20T23:00:00Z');

test('sorts by instant, ties by company ID, companies without a value first or last', () => {
  const companies = [early, none, earlier, same, none2];
  const ids = (ascending: boolean): string =>
    companies
      .toSorted(companyOrder('renewalDate', ascending).compare)
      .map(({ companyId }) => companyId)
      .join('');
  expect(ids(true)).toBe('NnbAa');
  expect(ids(false)).toBe('AabNn');
});

test.each([
  [true, true, [[earlier, early, same]]],
  [true, true, [[earlier], [], [early]]],
  [true, true, [[none, none2, earlier, early]]],
  [true, true, [[earlier], [early, none], [none2]]],
  [true, false, [[early, same, earlier]]],
  [true, true, [[none], [none2]]],
  [false, true, [[early], [earlier]]],
  [false, true, [[early, earlier]]],
  [false, true, [[earlier, none, early]]],
  [false, true, [[earlier, none], [early]]],
  [false, false, [[earlier, early]]],
])('returns %j for a check (ascending %j)', (expected, ascending, lists) => {
  const isInOrder = companyOrder('renewalDate', ascending).createCheck().accept;
  expect(lists.every(isInOrder)).toBe(expected);
});

test('counts the steps from one value to another', () => {
  const check = companyOrder('renewalDate', true).createCheck();
  for (const list of [[none, earlier], [earlier, early, same], [none]]) check.accept(list);
  expect(check.steps).toBe(1);
});
