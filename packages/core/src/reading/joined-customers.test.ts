import { expect, test } from 'vitest';
import { json, searchPage, wireCompany } from '../testing';
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
  'counts a customer added after the first page of a month: the server %s',
  async (monthMode) => {
    const server = { companies: known, months: { '2026-10': OCTOBER }, monthMode };
    const { client } = createFakeClient(server, { maxConcurrency: 1 }).changeAt({ month: 'plain' }, { companies: all });
    const { lines, completeness } = await client.usageLines({ month: '2026-10', verification: 'standard' });
    const users = lines.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]);
    expect(Object.fromEntries(users)).toEqual({ c2: 0, ...OCTOBER });
    expect(completeness.rereads).toBe(1);
  },
);

test('counts a nested customer that is added after the month was read, although the server still declares as many', async () => {
  const nested = (users: Readonly<Record<string, number>>) => {
    const [outer, ...inner] = Object.entries(users).map(([companyResourceId, monthlyActiveUserCount]) =>
      wireCompany({ companyResourceId, monthlyActiveUserCount }),
    );
    return json(200, searchPage([{ ...outer, children: inner }]));
  };
  const fake = createFakeClient({ companies: [] }, { maxConcurrency: 1 });
  const none = json(200, searchPage(null, { total: 1 }));
  fake.answerAt({ month: '2000-01' }, json(400, { status: 'INPUT_ERROR', message: null }));
  // The first page of the month and two for its proof; then the customer is there.
  const before = nested({ c0: 5, c1: 3 });
  fake.answerAt({ month: '2026-10', page: 1 }, before, before, before, nested({ c0: 5, c1: 3, c2: 8 }));
  // The month leaves out `idle`.
  const plain = { c0: 9, c1: 9, idle: 9 };
  fake.answerAt({ month: 'plain', page: 1 }, nested(plain), nested({ ...plain, c2: 9 }));
  fake.answerAt({ month: '2026-10', page: 2 }, none).answerAt({ month: 'plain', page: 2 }, none);
  const total = await fake.client.monthlyUserTotal({ month: '2026-10', verification: 'standard' });
  expect(total).toMatchObject({ totalMonthlyUsers: 16, companyCount: 4 });
});
