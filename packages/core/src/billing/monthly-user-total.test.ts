import { expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import { type GroupBy, groupUsage, totalUsage } from './monthly-user-total';

const row = (monthlyUsers: number, resellerName: string | null, tags: string[] = []) =>
  usageLine({ monthlyUsers, resellerName, licenseTypeName: 'Basic', industryName: null, tags });

const rows = [
  row(5, 'South', ['Gold', 'EU', 'Gold']),
  row(1, 'North', ['EU']),
  row(4, 'North'),
  row(90, null, ['']),
  row(10, ' '),
  row(0, 'Idle', ['EU']),
];

test.each<[GroupBy, string[]]>([
  ['resellerName', ['North: 5 of 2', 'South: 5 of 1', 'Idle: 0 of 1', 'null: 100 of 2']],
  ['tag', ['EU: 6 of 3', 'Gold: 5 of 1', 'null: 104 of 3']],
  ['licenseTypeName', ['Basic: 110 of 6']],
  ['industryName', ['null: 110 of 6']],
])('returns groups by %s, the largest first, ties by name, companies without a value last', (groupBy, expected) => {
  const groups = groupUsage(rows, groupBy);
  const shown = groups.map(({ group, monthlyUsers, companyCount }) => `${group}: ${monthlyUsers} of ${companyCount}`);
  expect(shown).toEqual(expected);
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
  const tags = Array.from({ length: 100_001 }, (_, index) => `t${index}`);
  expect(groupUsage([row(1, null, tags.slice(1))], 'tag')).toHaveLength(100_000);
  expect(() => groupUsage([row(1, null, tags)], 'tag')).toThrow('more than 100,000 groups');
});
