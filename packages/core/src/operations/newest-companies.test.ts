import { expect, test } from 'vitest';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const created = (days: readonly number[]) =>
  wireCompanies(days.length, (index) => ({ createTime: `2026-10-${String(days[index]).padStart(2, '0')}T00:00:00` }));
const NEWEST = { orderBy: 'createdAt', ascending: false, limit: 1 } as const;

test.each([
  ['some', 3],
  ['one', 1],
])('returns the newest when a page that is in order by chance holds %s of them', async (_, pageCap) => {
  const companies = created([9, 5, 2, 31, 4, 3]);
  const { client } = createFakeClient({ companies, pageCap, ignore: { order: true } });
  const { companies: found, totalMatches } = await client.searchCompanies(NEWEST);
  expect([found[0]?.createdAt, totalMatches]).toEqual(['2026-10-31T00:00:00Z', 6]);
});

test.each([
  ['a page that holds all companies', created([2, 9, 9]), undefined],
  ['a page that shows the order', created(Array.from({ length: 30 }, (_, index) => index + 1)), 10],
])('reads no more than %s', async (_, companies, pageCap) => {
  const { client, searches } = createFakeClient({ companies, ...(pageCap && { pageCap }) });
  await client.searchCompanies(NEWEST);
  expect(searches()).toHaveLength(1);
});
