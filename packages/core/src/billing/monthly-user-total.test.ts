import { expect, test } from 'vitest';
import { type CountedUsage, createUsageSum, type GroupBy } from './monthly-user-total';
import { createUsageDigest } from './usage-digest';

const row = (monthlyUsers: number, resellerName: string | null, tags: string[] = []): CountedUsage => ({
  companyName: null,
  monthlyUsers,
  resellerName,
  licenseTypeName: 'Basic',
  industryName: null,
  tags,
});

const rows = [
  row(5, 'South', ['Gold', 'EU', 'Gold']),
  row(1, 'North', ['EU']),
  row(4, 'North'),
  row(90, null, ['']),
  row(10, ''),
  row(0, 'Idle', ['EU']),
];

function groupsBy(groupBy?: GroupBy) {
  const sum = createUsageSum(groupBy);
  sum.add(rows.slice(0, 2));
  sum.add(rows.slice(2));
  expect([sum.totalMonthlyUsers, sum.companyCount]).toEqual([110, 6]);
  return sum.groups();
}

test('returns groups, the largest first, ties by name, companies without a value last', () => {
  expect(groupsBy('resellerName')).toEqual([
    { group: 'North', monthlyUsers: 5, companyCount: 2 },
    { group: 'South', monthlyUsers: 5, companyCount: 1 },
    { group: 'Idle', monthlyUsers: 0, companyCount: 1 },
    { group: null, monthlyUsers: 100, companyCount: 2 },
  ]);
});

test('counts a company in each of its tags, once', () => {
  expect(groupsBy('tag')).toEqual([
    { group: 'EU', monthlyUsers: 6, companyCount: 3 },
    { group: 'Gold', monthlyUsers: 5, companyCount: 1 },
    { group: null, monthlyUsers: 104, companyCount: 3 },
  ]);
});

test('returns groups that add up to the total', () => {
  expect(groupsBy('licenseTypeName')).toEqual([{ group: 'Basic', monthlyUsers: 110, companyCount: 6 }]);
  expect(groupsBy('industryName')).toEqual([{ group: null, monthlyUsers: 110, companyCount: 6 }]);
  expect(groupsBy()).toEqual([]);
});

test('returns a digest that depends on every ID and number and on no order', () => {
  const digestOf = (entries: [string, number][]): string => {
    const digest = createUsageDigest();
    for (const [id, users] of entries) digest.add(id, users);
    return digest.toString();
  };
  const digest = digestOf([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  expect(digest).toMatch(/^[0-9a-f]{16}$/);
  expect(
    digestOf([
      ['c', 3],
      ['a', 1],
      ['b', 2],
    ]),
  ).toBe(digest);
  for (const other of [
    [
      ['a', 2],
      ['b', 1],
      ['c', 3],
    ],
    [
      ['a', 1],
      ['b', 2],
    ],
    [
      ['a', 1],
      ['b', 2],
      ['d', 3],
    ],
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['c', 3],
    ],
    [
      ['a', 12],
      ['b', 2],
      ['c', 3],
    ],
  ] as [string, number][][]) {
    expect(digestOf(other)).not.toBe(digest);
  }
});

test('tells apart who has the Monthly Users in its named fingerprint alone, blanks around a name aside', () => {
  const prints = (rows: readonly [string | null, number][]): string[] => {
    const sum = createUsageSum();
    sum.add(rows.map(([companyName, monthlyUsers]) => ({ ...row(monthlyUsers, null), companyName })));
    return [sum.fingerprint(), sum.namedFingerprint()];
  };
  const [print, named] = prints([
    ['A', 5],
    ['B', 0],
    [null, 2],
  ]);
  expect(
    prints([
      ['', 2],
      [' A ', 5],
      ['C', 0],
    ]),
  ).toEqual([print, named]);
  const [swapped, swappedNamed] = prints([
    ['A', 0],
    ['B', 5],
    [null, 2],
  ]);
  expect(swapped).toBe(print);
  expect(swappedNamed).not.toBe(named);
});
