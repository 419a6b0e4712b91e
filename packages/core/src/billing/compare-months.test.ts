import { expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import { compareUsage } from './compare-months';

const usage = (users: Record<string, number>) =>
  Object.entries(users).map(([companyId, monthlyUsers]) => usageLine({ companyId, monthlyUsers }));

test('returns the status of each company, the largest change first, ties by ID', () => {
  const from = usage({ a: 0, b: 5, c: 5, d: 5, e: 5, f: 0, g: 7 });
  const to = usage({ g: 7, f: 0, e: 5, d: 3, c: 9, b: 0, a: 5 });
  const rows = compareUsage(from, to);
  expect(rows[1]).toEqual({
    ...{ companyId: 'b', companyName: 'Customer b', change: -5, status: 'left' },
    ...{ monthlyUsersFrom: 5, monthlyUsersTo: 0 },
  });
  expect(rows.map(({ companyId, change, status }) => `${companyId} ${change} ${status}`)).toEqual([
    ...['a 5 joined', 'b -5 left', 'c 4 grew', 'd -2 shrank', 'e 0 unchanged', 'f 0 unchanged', 'g 0 unchanged'],
  ]);
});
