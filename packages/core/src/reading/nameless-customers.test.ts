import { expect, test } from 'vitest';
import { text, type WireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(3, (index) => ({
  companyName: index === 0 ? null : `C${index}`,
  resellerName: 'R',
  monthlyActiveUserCount: index + 1,
}));

/** A client whose export answers with these rows of name and Monthly Users. */
const exporting = (...rows: readonly string[]) => exportingBeside(companies, ...rows);

function exportingBeside(companies: WireCompany[], ...rows: readonly string[]) {
  const file = ['Company Name,Monthly Users,Reseller Name', ...rows.map((row) => `${row},R`)].join('\n');
  return createFakeClient({ companies }).answerAt('/export', text(200, file)).client;
}

test('counts a row without a name as the company that has none', async () => {
  const { completeness } = await exporting(',1', 'C1,2', 'C2,3').monthlyUserTotal({ verification: 'strict' });
  expect(completeness).toMatchObject({ secondCount: 'agreed', exportTotal: 6 });
});

test('throws when the row without a name has other Monthly Users than the company that has none', async () => {
  const total = exporting(',6', 'C1,2', 'C2,3').monthlyUserTotal({ verification: 'strict' });
  await expect(total).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});

test('passes over a row without a name and without a number', async () => {
  const total = exporting(',1', 'C1,2', 'C2,3', ',as of today').monthlyUserTotal({ verification: 'strict' });
  await expect(total).resolves.toMatchObject({ totalMonthlyUsers: 6, completeness: { countedTwice: true } });
});

test('throws when the search missed a customer without a name', async () => {
  const total = exportingBeside(companies.slice(1), ',1', 'C1,2', 'C2,3').monthlyUserTotal();
  await expect(total).rejects.toThrow(/the search comes to 5 Monthly Users and Keepnet's export to 6/);
});
