import { expect, test } from 'vitest';
import { contradictsByName, countUsage, type UsageCount } from './usage-count';

const counted = (...rows: readonly (readonly [name: string | null, users: number])[]): UsageCount =>
  countUsage(rows.map(([companyName, monthlyUsers]) => ({ companyName, resellerName: 'R', monthlyUsers })));

test('returns the same fingerprints in any order, whatever the companies without users', () => {
  const a = counted(['A', 1], ['B', 2], ['C', 0]);
  const b = counted(['B', 2], ['A', 1]);
  expect({ ...b, byName: [...b.byName].sort() }).toEqual({ ...a, byName: [...a.byName].sort() });
});

test.each([
  ['an apostrophe before what a spreadsheet takes for a formula', '=1+1', "'=1+1"],
  ['decomposed letters', 'Çağla', 'Çağla'.normalize('NFD')],
  ['other white space', 'Acme Ltd', '  Acme\u00a0 Ltd '],
])('takes a name with %s for the same', (_, name, written) => {
  expect(counted([written, 5]).resellers).toBe(counted([name, 5]).resellers);
});

test.each([
  [
    'two swapped customers',
    true,
    [
      ['A', 2],
      ['B', 1],
      ['C', 3],
    ],
  ],
  [
    'two swapped customers beside one that is renamed',
    true,
    [
      ['A', 2],
      ['B', 1],
      ['c', 3],
    ],
  ],
  [
    'one that is renamed',
    false,
    [
      ['A', 1],
      ['B', 2],
      ['c', 3],
    ],
  ],
  [
    'all of them renamed',
    false,
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ],
  ],
] as const)('tells %s', (_, isContradiction, rows) => {
  const [search, file] = [counted(['A', 1], ['B', 2], ['C', 3]), counted(...rows)];
  expect(file.numbers).toBe(search.numbers);
  expect(contradictsByName(search, file)).toBe(isContradiction);
});
