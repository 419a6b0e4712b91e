import { expect, test } from 'vitest';
import { bytes } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(3, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: 10 }));

test('returns another total than that of a file after which fewer companies are counted', async () => {
  const fake = createFakeClient({ companies });
  let exports = 0;
  fake.keepnet.options.before = ({ url }) => {
    if (!url.endsWith('/export') || ++exports > 1) return undefined;
    // As many rows as were counted, yet one is missing: a company was added just before, and two are removed just after.
    fake.keepnet.options.companies = companies.slice(1);
    return bytes(200, ['Company Name,Monthly Users\nA,10\nB,10\nNew,64\n']);
  };
  const total = await fake.client.monthlyUserTotal({ source: 'export' });
  expect(exports).toBe(2);
  expect(total).toMatchObject({ totalMonthlyUsers: 20, companyCount: 2, completeness: { exportTotal: 20 } });
});

test.each([
  ['selects months', false],
  ['refuses months', true],
])(
  'returns the total of the search when more companies are counted after the file (a server that %s)',
  async (_, month) => {
    const fake = createFakeClient({ companies, refuse: { month } });
    fake.keepnet.options.before = ({ url }) => {
      if (url.endsWith('/export') && fake.exports().length === 1) {
        fake.keepnet.options.companies = [...companies, ...wireCompanies(1, () => ({ monthlyActiveUserCount: 64 }))];
        return bytes(200, ['Company Name,Monthly Users\nA,10\nB,10\nNew,64\n']);
      }
      return undefined;
    };
    const total = await fake.client.monthlyUserTotal({ source: 'export' });
    expect(total).toMatchObject({ totalMonthlyUsers: 94, companyCount: 4 });
  },
);

test('returns the total of the search beside a file that holds the companies which the month leaves out', async () => {
  const months = { '2026-11': { 'c-0': 10, 'c-1': 10 } };
  const rows = companies.map((row, index) => ({ ...row, monthlyActiveUserCount: index < 2 ? 10 : 0 }));
  const fake = createFakeClient({ companies: rows, months, monthDropsIdle: true });
  fake.keepnet.options.before = ({ url }) =>
    url.endsWith('/export') ? bytes(200, ['Company Name,Monthly Users\nA,10\nB,10\nC,0\n']) : undefined;
  const total = await fake.client.monthlyUserTotal({ source: 'export' });
  expect(total).toMatchObject({ totalMonthlyUsers: 20, companyCount: 3, completeness: { exportTotal: 20 } });
  expect(total.completeness.pagesRead).toBeGreaterThan(0);
});
