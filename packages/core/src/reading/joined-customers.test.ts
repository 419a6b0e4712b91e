import { expect, test } from 'vitest';
import { createFakeClient, itemsOf, searchOf, wireCompanies } from '../testing/fake-client';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

const all = wireCompanies(4, (index) => ({ companyResourceId: `c${index}`, monthlyActiveUserCount: 9 }));
const [added] = all.slice(3);
const OCTOBER = { c0: 5, c1: 3, c3: 8 };

test('joins the idle customers of a month when only months with numbers leave them out', async () => {
  const options: FakeKeepnetOptions = {
    companies: all.slice(0, 3),
    months: { '2026-10': OCTOBER },
    before(request) {
      const body = searchOf(request);
      const isOctober = body !== undefined && itemsOf(body).includes('MonthlyActiveUser = 2026-10');
      options.monthMode = isOctober ? 'leavesOutIdle' : 'selects';
      return undefined;
    },
  };
  const { client } = createFakeClient(options, { maxConcurrency: 1 });
  const { lines } = await client.usageLines({ month: '2026-10', verification: 'standard' });
  expect(lines.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers])).toEqual([
    ['c0', 5],
    ['c1', 3],
    ['c2', 0],
  ]);
});

test.each(['leavesOutIdle', 'selects'] as const)(
  'counts a customer that is added after the first page of a month (the server: %s)',
  async (monthMode) => {
    const options: FakeKeepnetOptions = {
      companies: all.slice(0, 3),
      months: { '2026-10': OCTOBER },
      monthMode,
      before(request) {
        const body = searchOf(request);
        const isPlain = body && itemsOf(body).length === 0;
        if (isPlain && added && !options.companies.includes(added)) options.companies.push(added);
        return undefined;
      },
    };
    const { client } = createFakeClient(options, { maxConcurrency: 1 });
    const { lines, completeness } = await client.usageLines({ month: '2026-10', verification: 'standard' });
    const users = lines.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]);
    expect(Object.fromEntries(users)).toEqual({ c2: 0, ...OCTOBER });
    expect(completeness.rereads).toBe(1);
  },
);
