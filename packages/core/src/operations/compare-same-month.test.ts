import { expect, test } from 'vitest';
import { createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

test('compares a month that grows with itself as it was at one moment', async () => {
  const [company, ...others] = wireCompanies(3);
  const { client } = createFakeClient({
    companies: company ? [company, ...others] : [],
    before(request) {
      if (company && searchOf(request)) company.monthlyActiveUserCount++;
      return undefined;
    },
  });
  const { change, companies } = await client.compareMonths({
    from: '2026-11',
    to: '2026-11',
    verification: 'standard',
  });
  expect([change, companies.map(({ status }) => status)]).toEqual([0, ['unchanged', 'unchanged', 'unchanged']]);
});
