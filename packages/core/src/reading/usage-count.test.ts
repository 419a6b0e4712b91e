import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addExactly, contradictsByName, type CountedUsage, countUsage, usageDigest } from './usage-count';

// Digests are kept and compared later on, perhaps with those of another version.
test.each([
  [{}, '0000000000000000'],
  [{ a: 1 }, '990a2db1ee286a74'],
  [{ a: 44 }, '08982ae149ff20e0'],
  [{ a: 1, b: 2, c: 3 }, 'cd18a5373051ca4d'],
  [{ 'company-000001': 12_345, 'Şirket 🙂': 0 }, '5d0f587f9d9e3310'],
])('returns the digest of %j for ever', (users, expected) => {
  const rows = Object.entries(users).map(([companyId, monthlyUsers]) => ({ companyId, monthlyUsers }));
  expect(usageDigest(rows)).toBe(expected);
});

test('returns one digest for any order, and another for a company or number that differs', () => {
  const row = fc.record({ companyId: fc.string({ minLength: 1 }), monthlyUsers: fc.nat() });
  const rows = fc.uniqueArray(row, { selector: ({ companyId }) => companyId, minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 1_000_000 }), ([first, ...others], more) => {
      const { companyId, monthlyUsers } = first as { companyId: string; monthlyUsers: number };
      const digestOf = (changed: object) => usageDigest([...others, { companyId, monthlyUsers, ...changed }]);
      const digest = usageDigest([{ companyId, monthlyUsers }, ...others]);
      expect(digest).toMatch(/^[0-9a-f]{16}$/);
      expect(digestOf({})).toBe(digest);
      expect(usageDigest(others)).not.toBe(digest);
      expect(digestOf({ monthlyUsers: monthlyUsers + more })).not.toBe(digest);
      expect(digestOf({ companyId: `${companyId}'` })).not.toBe(digest);
    }),
  );
});

const row = (companyName: string | null, monthlyUsers: number, resellerName: string | null = null): CountedUsage => ({
  companyName,
  monthlyUsers,
  resellerName,
});
const counted = [row('Acmé', 5, 'North'), row('Beta', 2, 'South'), row('Idle', 0, 'South')];

test.each([
  ['in another order, without those that have no users', [row('Beta', 2, 'South'), row('Acmé', 5, 'North')]],
  ['with other white space', [row(' Acmé\u00a0', 5, 'North '), row('Beta', 2, 'South')]],
  ['in letters that are composed', [row('Acme\u0301', 5, 'North'), row('Beta', 2, 'South')]],
  ['with an apostrophe in front', [row("'Acmé", 5, "'North"), row('Beta', 2, 'South')]],
])('takes the same Monthly Users %s for the same', (_, rows) => {
  expect(countUsage(rows)).toEqual(countUsage(counted));
});

test.each([
  ['numbers change hands', [row('Acmé', 2, 'North'), row('Beta', 5, 'South')], ['total', 'numbers']],
  ['a reseller is another one', [row('Acmé', 5, 'South'), row('Beta', 2, 'South')], ['total', 'numbers', 'names']],
  ['the sum is made up of others', [row('Acmé', 4, 'North'), row('Beta', 3, 'South')], ['total']],
])('tells apart what differs when %s', (_, rows, same) => {
  const [a, b] = [countUsage(counted), countUsage(rows)];
  const fields = ['total', 'numbers', 'names', 'resellers'] as const;
  expect(fields.filter((field) => a[field] === b[field])).toEqual(same);
});

test('throws KeepnetResponseError for a sum that cannot be told exactly', () => {
  expect(addExactly(Number.MAX_SAFE_INTEGER - 1, 1)).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => addExactly(Number.MAX_SAFE_INTEGER, 1)).toThrow('more than can be counted exactly');
});

const [a, b, c] = [row('A', 1, 'North'), row('B', 2, 'South'), row('C', 2, 'East')];

test.each([
  ['two swapped customers', true, true, [row('A', 2, 'North'), row('B', 1, 'South'), c]],
  [
    'two swapped customers beside one that is renamed',
    true,
    true,
    [row('A', 2, 'North'), row('B', 1, 'South'), row('c', 2)],
  ],
  ['one that is renamed', false, true, [a, b, row('c', 2, 'East')]],
  ['all of them renamed', false, true, [row('a', 1, 'North'), row('b', 2, 'South'), row('c', 2, 'East')]],
  ['a reseller that is renamed', false, true, [row('A', 1, 'north'), b, c]],
  ['resellers that are renamed beside customers', false, true, [row('a', 1, 'north'), row('B', 2, 'south'), c]],
  ['two swapped resellers', true, true, [row('A', 1, 'South'), row('B', 2, 'North'), c]],
  ['two swapped resellers of the same number', true, true, [a, row('B', 2, 'East'), row('C', 2, 'South')]],
  ['a customer under the reseller of another one', true, true, [row('A', 1, 'South'), b, c]],
  ['two swapped customers without resellers', true, false, [row('A', 2), row('B', 1), row('C', 2)]],
  ['a renamed customer without resellers', false, false, [row('A', 1), row('B', 2), row('c', 2)]],
])('tells %s', (_, isContradiction, hasResellers, rows) => {
  const [search, file] = [countUsage([a, b, c]), countUsage(rows)];
  expect(file.numbers).toBe(search.numbers);
  expect(contradictsByName(search, file, hasResellers)).toBe(isContradiction);
  expect(contradictsByName(file, search, hasResellers)).toBe(isContradiction);
});
