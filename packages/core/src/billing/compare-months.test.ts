import { expect, test } from 'vitest';
import { compareUsage } from './compare-months';

const usage = (users: Record<string, number>) =>
  Object.entries(users).map(([companyId, monthlyUsers]) => ({
    companyId,
    companyName: `${companyId} Ltd`,
    monthlyUsers,
  }));

test('returns the status of each company, the largest change first, ties by ID', () => {
  const from = usage({ a: 0, b: 5, c: 5, d: 5, e: 5, f: 0, g: 7 });
  const to = usage({ g: 7, f: 0, e: 5, d: 3, c: 9, b: 0, a: 5 });
  expect(
    compareUsage(from, to).map((row) => [
      row.companyId,
      row.monthlyUsersFrom,
      row.monthlyUsersTo,
      row.change,
      row.status,
    ]),
  ).toEqual([
    ['a', 0, 5, 5, 'joined'],
    ['b', 5, 0, -5, 'left'],
    ['c', 5, 9, 4, 'grew'],
    ['d', 5, 3, -2, 'shrank'],
    ['e', 5, 5, 0, 'unchanged'],
    ['f', 0, 0, 0, 'unchanged'],
    ['g', 7, 7, 0, 'unchanged'],
  ]);
});
