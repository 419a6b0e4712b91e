import { expect, test } from 'vitest';
import { type GroupBy, type GroupedUsage, groupUsage, totalUsage } from './monthly-user-total';

const row = (monthlyUsers: number, resellerName: string | null, tags: string[] = []): GroupedUsage => ({
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
  row(10, ' '),
  row(0, 'Idle', ['EU']),
];

test.each<[GroupBy, unknown[]]>([
  [
    'resellerName',
    [
      ['North', 5, 2],
      ['South', 5, 1],
      ['Idle', 0, 1],
      [null, 100, 2],
    ],
  ],
  [
    'tag',
    [
      ['EU', 6, 3],
      ['Gold', 5, 1],
      [null, 104, 3],
    ],
  ],
  ['licenseTypeName', [['Basic', 110, 6]]],
  ['industryName', [[null, 110, 6]]],
])('returns groups by %s, the largest first, ties by name, companies without a value last', (groupBy, expected) => {
  expect(
    groupUsage(rows, groupBy).map(({ group, monthlyUsers, companyCount }) => [group, monthlyUsers, companyCount]),
  ).toEqual(expected);
  expect(totalUsage(rows)).toBe(110);
});

test.each([
  [['north', 'North', 'NORTH', 'North'], 'North'],
  [['South  East', ' South East', 'South\u00a0East'], 'South East'],
  [['İstanbul', 'ISTANBUL', 'istanbul', 'istanbul'], 'istanbul'],
  [['Cafe\u0301', 'Café'], 'Café'],
  [['b', 'B'], 'B'],
])('puts %j together, under the spelling that most companies have: %s', (spellings, group) => {
  const companies = spellings.map((name) => row(1, name, [name, name.toUpperCase()]));
  const expected = { monthlyUsers: spellings.length, companyCount: spellings.length };
  expect(groupUsage(companies, 'resellerName')).toEqual([{ group, ...expected }]);
  expect(groupUsage(companies, 'tag')).toMatchObject([expected]);
});

test('throws KeepnetResponseError for more than 100,000 groups', () => {
  const tagged = (count: number): GroupedUsage[] => [
    row(
      1,
      null,
      Array.from({ length: count }, (_, index) => `t${index}`),
    ),
  ];
  expect(groupUsage(tagged(100_000), 'tag')).toHaveLength(100_000);
  expect(() => groupUsage(tagged(100_001), 'tag')).toThrow('more than 100,000 groups');
});
