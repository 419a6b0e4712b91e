import { expect, test } from 'vitest';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { type WireCompany, wireCompany } from '../testing';
import { createFakeClient, type FakeClient, wireCompanies } from '../testing/fake-client';

const usersOf = (rows: readonly WireCompany[]): number =>
  rows.reduce((sum, row) => sum + row.monthlyActiveUserCount, 0);

// Powers of two: no two sets of companies have the same sum.
const companies = wireCompanies(8, (index) => ({ monthlyActiveUserCount: 2 ** index }));
const early = wireCompany({ createTime: '2020-01-01T00:00:00Z', monthlyActiveUserCount: 2 ** 20 });
const late = wireCompany({ createTime: '2026-11-20T00:00:00Z', monthlyActiveUserCount: 2 ** 21 });

const insertions: [string, WireCompany[]][] = [
  ['inserted at the end', [...companies, late]],
  ['inserted in front', [early, ...companies]],
];
const deletions = companies.map((_, index): [string, WireCompany[]] => [
  `deleted at ${index}`,
  companies.toSpliced(index, 1),
]);
const swaps = companies.map((_, index): [string, WireCompany[]] => [
  `deleted at ${index} while another is added`,
  [...companies.toSpliced(index, 1), late],
]);

/** Runs `ask` with the change at each request in turn, until there is a run that ends before the change. */
async function atEveryPosition(
  after: WireCompany[],
  ask: (fake: FakeClient) => Promise<number>,
): Promise<(number | 'refused')[]> {
  const outcomes: (number | 'refused')[] = [];
  for (let nth = 1; ; nth++) {
    const fake = createFakeClient({ companies }, { pageSize: 3 }).changeAt(nth, { companies: after });
    const outcome = await ask(fake).catch((error: unknown) => {
      if (KeepnetConsistencyError.isInstance(error)) return 'refused' as const;
      throw error;
    });
    outcomes.push(outcome);
    if (fake.rounds().flat().length < nth) return outcomes;
  }
}

test.each([...insertions, ...deletions])('returns the total before or after a company is %s', async (_, after) => {
  const sums = await atEveryPosition(
    after,
    async ({ client }) => (await client.monthlyUserTotal({ verification: 'standard' })).totalMonthlyUsers,
  );
  expect(sums.length).toBeGreaterThan(4);
  expect(sums.filter((sum) => sum !== usersOf(companies) && sum !== usersOf(after))).toEqual([]);
  expect(sums.at(-1)).toBe(usersOf(companies));
});

test.each([...insertions, ...deletions, ...swaps])(
  'returns a total that was counted twice before or after a company is %s',
  async (_, after) => {
    for (const verification of ['auto', 'strict'] as const) {
      const sums = await atEveryPosition(after, async ({ client }) => {
        const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal({ verification });
        expect(completeness.countedTwice).toBe(true);
        return totalMonthlyUsers;
      });
      expect(sums.filter((sum) => sum !== usersOf(companies) && sum !== usersOf(after))).toEqual([]);
    }
  },
);

test.each([...insertions, ...deletions])('gives the companies before or after one is %s', async (_, after) => {
  for (const month of [undefined, '2026-11']) {
    const sums = await atEveryPosition(after, async ({ client }) => {
      const { companies: given, totalMatches } = await client.searchCompanies(month ? { month } : {});
      expect(new Set(given.map(({ companyId }) => companyId)).size).toBe(totalMatches);
      return given.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
    });
    expect(sums.filter((sum) => sum !== usersOf(companies) && sum !== usersOf(after))).toEqual([]);
    expect(sums.at(-1)).toBe(usersOf(companies));
  }
});

test('throws KeepnetConsistencyError when companies come and go without end', async () => {
  const fake = createFakeClient({ companies }, { pageSize: 3 });
  for (let nth = 1; nth < 50; nth++) {
    fake.changeAt({ pageAfter: 1, nth }, { companies: [...companies, ...wireCompanies(nth)] });
  }
  await expect(fake.client.searchCompanies()).rejects.toThrow(
    'No result: the customer list kept changing while we read it (11 attempts; the last time Keepnet counted',
  );
  expect(fake.searches().filter(({ pageNumber }) => pageNumber === 1)).toHaveLength(11);
});

test('returns the whole companies of a list that shrinks while it is read', async () => {
  const over = wireCompanies(9, () => ({ targetUserCount: 101 }));
  const { client } = createFakeClient({ companies: over }, { pageSize: 3 }).changeAt(3, { companies: over.slice(1) });
  const list = await client.companiesOverLimit();
  expect(list.map(({ companyId }) => companyId)).toEqual(over.slice(1).map((row) => row.companyResourceId));
});
