import { expect, test } from 'vitest';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({ companyResourceId: `c-${index}`, monthlyActiveUserCount: 100 }));
const months = { '2026-09': { 'c-2': 3 }, '2026-10': { 'c-0': 7, 'c-3': 5 } };

test('returns a line per company, zeros included, which add up to the total of the last full month', async () => {
  const { client } = createFakeClient({ companies, months }, { pageSize: 3 });
  const { lines, ...rest } = await client.usageLines();
  expect(lines.map(({ monthlyUsers }) => monthlyUsers)).toEqual([7, 0, 0, 5]);
  expect(new Set(lines.map(({ usageMonth }) => usageMonth))).toEqual(new Set(['2026-10']));
  expect(rest).toMatchObject({ month: '2026-10', totalMonthlyUsers: 12, companyCount: 4 });
  const { completeness } = await client.monthlyUserTotal({ month: '2026-10' });
  expect(rest.completeness).toMatchObject({ digest: completeness.digest, verification: 'auto' });
  const strict = await client.usageLines({ verification: 'strict' });
  expect(strict.completeness).toMatchObject({ countedTwice: true, verification: 'strict' });
});

test('gives a line the same key on every run, and every line its own', async () => {
  const { client } = createFakeClient({ companies, months });
  const keysOf = async (month: string) => (await client.usageLines({ month })).lines.map(({ key }) => key);
  const october = await keysOf('2026-10');
  expect(october[0]).toBe('keepnet:c-0:monthly-users:2026-10');
  expect(await keysOf('2026-10')).toEqual(october);
  expect(new Set([...october, ...(await keysOf('2026-09'))]).size).toBe(8);
});
