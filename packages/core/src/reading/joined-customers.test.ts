import { expect, test } from 'vitest';
import { json, searchPage } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const all = wireCompanies(4, (index) => ({ companyResourceId: `c${index}`, monthlyActiveUserCount: 9 }));
const known = all.slice(0, 3);
const OCTOBER = { c0: 5, c1: 3, c3: 8 };

test('joins the idle customers of a month when only months with numbers leave them out', async () => {
  const months = { '2026-10': OCTOBER };
  const fake = createFakeClient({ companies: known, months, monthMode: 'leavesOutIdle' }, { maxConcurrency: 1 });
  const nobody = known.map((row) => ({ ...row, monthlyActiveUserCount: 0 }));
  const { client } = fake.answerAt({ month: '2000-01' }, json(200, searchPage(nobody)));
  const { lines } = await client.usageLines({ month: '2026-10', verification: 'standard' });
  expect(lines.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`)).toEqual(['c0 5', 'c1 3', 'c2 0']);
});

test.each(['leavesOutIdle', 'selects'] as const)(
  'counts a customer that is added after the first page of a month (the server: %s)',
  async (monthMode) => {
    const server = { companies: known, months: { '2026-10': OCTOBER }, monthMode };
    const { client } = createFakeClient(server, { maxConcurrency: 1 }).changeAt({ month: 'plain' }, { companies: all });
    const { lines, completeness } = await client.usageLines({ month: '2026-10', verification: 'standard' });
    const users = lines.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]);
    expect(Object.fromEntries(users)).toEqual({ c2: 0, ...OCTOBER });
    expect(completeness.rereads).toBe(1);
  },
);
