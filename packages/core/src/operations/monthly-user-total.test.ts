import { expect, test } from 'vitest';
import { createFakeClock, type WireCompany } from '../testing';
import { createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(5, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  monthlyActiveUserCount: 2 ** index,
  tags: index === 1 ? ['Gold', 'EU'] : null,
}));

test('returns the total of the current month, its groups and the proof', async () => {
  const { client, exports } = createFakeClient({ companies }, { pageSize: 3 });
  expect(await client.monthlyUserTotal({ groupBy: 'tag' })).toEqual({
    month: '2026-11',
    monthClosed: false,
    totalMonthlyUsers: 31,
    companyCount: 5,
    groups: [
      { group: 'EU', monthlyUsers: 2, companyCount: 1 },
      { group: 'Gold', monthlyUsers: 2, companyCount: 1 },
      { group: null, monthlyUsers: 29, companyCount: 4 },
    ],
    completeness: {
      totalRecords: 5,
      uniqueCompanies: 5,
      pagesRead: 2,
      rereads: 0,
      startedAt: '2026-11-20T12:00:00.000Z',
      finishedAt: '2026-11-20T12:00:00.000Z',
      verification: 'auto',
      secondCount: 'agreed',
      secondCountDetail: "Keepnet's export comes to 31 as well.",
      exportTotal: 31,
      countedTwice: true,
      monthSelected: true,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    },
  });
  expect(exports().flatMap(itemsOf)).toEqual(['MonthlyActiveUser = 2026-11']);
});

test.each([
  ['2026-12-01T11:59:59Z', false],
  ['2026-12-01T12:00:00Z', true],
])('tells at %s whether November is closed: %j', async (now, monthClosed) => {
  const { client } = createFakeClient({ companies, months: { '2026-10': {} } }, { clock: createFakeClock(now) });
  expect(await client.monthlyUserTotal({ month: '2026-11' })).toMatchObject({ monthClosed, totalMonthlyUsers: 31 });
});

test('sends no null, selects the month in every page, and sorts by creation', async () => {
  const { client, searches, keepnet } = createFakeClient({ companies }, { pageSize: 3 });
  await client.monthlyUserTotal({ month: '2026-10', verification: 'standard' });
  for (const { body } of keepnet.transport.requests) expect(body).not.toContain('null');
  const item = { FieldName: 'MonthlyActiveUser', Operator: '=', Value: '2026-10' };
  const group = { Condition: 'AND', FilterGroups: [], FilterItems: [item] };
  expect(searches().find((body) => body.pageNumber === 2)).toEqual({
    ...{ pageNumber: 2, pageSize: 3, orderBy: 'CreateTime', ascending: true },
    filter: { Condition: 'AND', SearchInputTextValue: '', FilterGroups: [group] },
  });
});
