import { expect, test } from 'vitest';
import { bytes } from '../testing';
import { createFakeClient, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(3, (index) => ({
  companyResourceId: `c-${index}`,
  resellerName: index < 2 ? 'A' : 'B',
  monthlyActiveUserCount: 2 ** index,
}));
const whole = 'Company Name,Monthly Users\nX,1\nY,2\nZ,4\n';
// As many companies as are counted where the one that is nested is not.
const lacking = 'Company Name,Monthly Users\nX,1\nZ,4\n';

function exporting(file: string, options: object) {
  const before = ({ url }: { url: string }) => (url.endsWith('/export') ? bytes(200, [file]) : undefined);
  return createFakeClient({ companies, before, ...options });
}

test.each(['csv', 'excel'] as const)(
  'writes a %s file of its own where companies are nested, which may not be counted',
  async (format) => {
    for (const month of [undefined, '2026-11']) {
      const { client } = exporting(lacking, { nests: 'countsParents' });
      const { stream } = await client.exportCompanies({ list: 'all', format, ...(month && { month }) });
      const text = await textOf(stream);
      if (format === 'csv') expect(text.trim().split('\r\n')).toHaveLength(4);
      else expect(text.startsWith('PK')).toBe(true);
    }
  },
);

test('throws KeepnetConsistencyError for a total of a file that lacks as many companies as are nested', async () => {
  const { client } = exporting(lacking, { nests: 'countsParents' });
  await expect(client.monthlyUserTotal({ source: 'export' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test('returns the total of a file that holds nested companies, held against the search', async () => {
  const { client } = exporting(whole, { nests: 'countsParents' });
  const total = await client.monthlyUserTotal({ source: 'export' });
  expect(total).toMatchObject({ totalMonthlyUsers: 7, companyCount: 3, completeness: { exportTotal: 7 } });
});

test('returns the total of the search beside a file where the one page that was looked at does not hold all that are counted', async () => {
  const { client } = exporting(whole, { pageCap: 2 });
  const total = await client.monthlyUserTotal({ source: 'export' });
  expect(total.totalMonthlyUsers).toBe(7);
  expect(total.completeness.pagesRead).toBeGreaterThan(0);
});

// Nested ones in the middle, with a file that lacks as many companies as are not counted.
const nestedLate = (options: object) => {
  const many = wireCompanies(264, (index) => ({
    companyResourceId: `c-${index}`,
    resellerName: `R${index < 250 ? index : 125}`,
    monthlyActiveUserCount: 1,
  }));
  const file = ['Company Name,Monthly Users', ...many.slice(14).map(() => 'X,1'), ''].join('\n');
  return exporting(file, { companies: many, nests: 'countsParents', ...options });
};

test.each([{}, { refuse: { pageSizeOver: 50 } }])(
  'writes a file of its own where companies are nested behind the first hundred (a server with %j)',
  async (options) => {
    const { stream } = await nestedLate(options).client.exportCompanies({ list: 'all', format: 'csv' });
    expect((await textOf(stream)).trim().split('\r\n')).toHaveLength(265);
  },
);

test("hands on Keepnet's own file where its pages are capped", async () => {
  const many = wireCompanies(300);
  const file = ['Company Name,Monthly Users', ...many.map(() => 'X,1'), ''].join('\n');
  const { stream } = await exporting(file, { companies: many, pageCap: 100 }).client.exportCompanies();
  expect(await textOf(stream)).toContain('X,1');
});

test('throws KeepnetConsistencyError for a total of a file that lacks as many as are nested behind the first hundred', async () => {
  await expect(nestedLate({}).client.monthlyUserTotal({ source: 'export' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test('throws KeepnetConsistencyError for a file that may lack a row, when one company went and another came', async () => {
  const fake = exporting(whole, {});
  const { stream } = await fake.client.exportCompanies({ list: 'all', format: 'csv' });
  fake.keepnet.options.companies = [...companies.slice(1), ...wireCompanies(1)];
  await expect(textOf(stream)).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('or companies were added or removed meanwhile') as string,
  });
});
