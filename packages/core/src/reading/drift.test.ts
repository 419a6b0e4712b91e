import { expect, test } from 'vitest';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { type WireCompany, wireCompany } from '../testing';
import { createFakeClient, type FakeClient, wireCompanies } from '../testing/fake-client';

// Powers of two: no two sets of companies have the same sum.
const companies = wireCompanies(8, (index) => ({ monthlyActiveUserCount: 2 ** index }));
const early = wireCompany({ createTime: '2020-01-01T00:00:00Z', monthlyActiveUserCount: 2 ** 20 });
const late = wireCompany({ createTime: '2026-11-20T00:00:00Z', monthlyActiveUserCount: 2 ** 21 });

const usersOf = (rows: readonly WireCompany[]): number =>
  rows.reduce((sum, row) => sum + row.monthlyActiveUserCount, 0);

// With pages of three: the first and last company of all, and those at both sides of a page's end.
const CHANGES: [string, WireCompany[]][] = [
  ['added at the end', [...companies, late]],
  ['added in front', [early, ...companies]],
  ...[0, 2, 3, 7].map((index): [string, WireCompany[]] => [`deleted at ${index}`, companies.toSpliced(index, 1)]),
];
const SWAPS = [0, 2, 3, 7].map((index): [string, WireCompany[]] => [
  `deleted at ${index} while another is added`,
  [...companies.toSpliced(index, 1), late],
]);

/** Makes the change at each request in turn: every sum must be that before or after it. */
async function changeAtEveryRequest(after: WireCompany[], sumOf: (fake: FakeClient) => Promise<number>): Promise<void> {
  const allowed = [usersOf(companies), usersOf(after), 'refused'];
  let [sum, requests]: [number | string, number] = ['none', Infinity];
  // The last time after all of them.
  for (let nth = 1; nth <= requests + 1; nth++) {
    const fake = createFakeClient({ companies }, { pageSize: 3 }).changeAt(nth, { companies: after });
    sum = await sumOf(fake).catch((error: unknown) => {
      if (KeepnetConsistencyError.isInstance(error)) return 'refused';
      throw error;
    });
    expect(allowed).toContain(sum);
    requests = fake.rounds().flat().length;
  }
  expect(sum).toBe(usersOf(companies));
}

test.each(CHANGES)('returns the total and the companies before or after one is %s', async (_, after) => {
  await changeAtEveryRequest(after, async ({ client }) => {
    return (await client.monthlyUserTotal({ verification: 'standard' })).totalMonthlyUsers;
  });
  await changeAtEveryRequest(after, async ({ client }) => {
    const { companies: found, totalMatches } = await client.searchCompanies();
    expect(new Set(found.map(({ companyId }) => companyId)).size).toBe(totalMatches);
    return found.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  });
});

test.each([...CHANGES, ...SWAPS])('returns a total counted twice before or after one is %s', async (_, after) => {
  for (const verification of ['auto', 'strict'] as const) {
    await changeAtEveryRequest(after, async ({ client }) => {
      const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal({ verification });
      expect(completeness.countedTwice).toBe(true);
      return totalMonthlyUsers;
    });
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
