import { expect, test } from 'vitest';
import type { WireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(5, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  monthlyActiveUserCount: 2 ** index,
}));

test('counts an idle company that the month leaves out, or not another that is removed once the file is made', async () => {
  const oneIdle = companies.map((row, index) => (index === 0 ? { ...row, monthlyActiveUserCount: 0 } : row));
  const users = Object.fromEntries(oneIdle.slice(1).map((row) => [row.companyResourceId, row.monthlyActiveUserCount]));
  const fake = createFakeClient({ companies: oneIdle, months: { '2026-11': users }, monthDropsIdle: true });
  let isMade = false;
  fake.keepnet.options.before = ({ url }) => {
    if (isMade) fake.keepnet.options.companies = oneIdle.slice(0, 4);
    isMade ||= url.endsWith('/export');
    return undefined;
  };
  const total = await fake.client.monthlyUserTotal({ source: 'export' });
  const before = [30, 5];
  const after = [14, 4];
  expect([before, after]).toContainEqual([total.totalMonthlyUsers, total.companyCount]);
});

test('counts idle companies in groups of one moment for a strict total, or throws', async () => {
  const idle = wireCompanies(6, (index) => ({
    companyResourceId: `i-${index}`,
    resellerName: `R${index}`,
    monthlyActiveUserCount: 0,
  }));
  const moments = [idle.slice(0, 2), idle.slice(2, 4), idle.slice(4)];
  const resellers = moments.map((rows) => rows.map(({ resellerName }) => resellerName).join());
  for (let position = 0; position < 10; position++) {
    const fake = createFakeClient(
      { companies: [], months: { '2026-11': {} }, monthDropsIdle: true },
      { pageSize: 1, maxConcurrency: 1 },
    );
    let searches = 0;
    fake.keepnet.options.before = () => {
      fake.keepnet.options.companies = moments[Math.min(2, Math.max(0, searches++ - position))] ?? [];
      return undefined;
    };
    const total = fake.client.monthlyUserTotal({ groupBy: 'resellerName', verification: 'strict' });
    const found = await total.then(
      ({ groups }) => groups.map(({ group }) => group).join(),
      () => resellers[0],
    );
    expect(resellers).toContain(found);
  }
});
