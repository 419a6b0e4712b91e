import { expect, test } from 'vitest';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

test('compares a month that grows with itself as it was at one moment', async () => {
  const companies = wireCompanies(3);
  const fake = createFakeClient({ companies });
  for (let nth = 1; nth < 20; nth++) {
    fake.changeAt(nth, { companies: companies.map((row) => ({ ...row, monthlyActiveUserCount: nth })) });
  }
  const { change, companies: rows } = await fake.client.compareMonths({
    from: '2026-11',
    to: '2026-11',
    verification: 'standard',
  });
  expect([change, rows.map(({ status }) => status)]).toEqual([0, ['unchanged', 'unchanged', 'unchanged']]);
});
