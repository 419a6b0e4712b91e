import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import { json, type WireCompany, wireCompany } from '../testing';
import { createFakeClient, type FakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const TODAY = '2026-11-20';
const strict = { verification: 'strict' } as const;

/** Every second one is over its limit, expired and up for renewal by turns, so that each list holds some of any page. */
const companies = wireCompanies(9, (index) => ({
  targetUserCount: index % 2 === 0 ? 150 : 50,
  licenseEndDate: `2026-${index % 2 === 0 ? '11-10' : '12-01'}T00:00:00`,
}));
const late = wireCompany({
  createTime: '2026-11-20T00:00:00Z',
  targetUserCount: 150,
  licenseEndDate: '2026-11-10T00:00:00',
});

const lists: [string, (client: KeepnetClient) => Promise<{ companyId: string }[]>, (row: WireCompany) => boolean][] = [
  ['companiesOverLimit', (client) => client.companiesOverLimit(strict), (row) => row.targetUserCount > 100],
  [
    'expiredLicenses',
    (client) => client.expiredLicenses({ ...strict, asOf: TODAY }),
    (row) => String(row.licenseEndDate) < TODAY,
  ],
  [
    'upcomingRenewals',
    (client) => client.upcomingRenewals({ ...strict, asOf: TODAY }),
    (row) => String(row.licenseEndDate) > TODAY,
  ],
];

/** A client whose companies become `after` when search number `position` arrives. */
function changingAt(position: number, after: WireCompany[]): FakeClient {
  let index = 0;
  const fake: FakeClient = createFakeClient(
    {
      companies: [...companies],
      before: (request) => {
        if (searchOf(request) && index++ === position) fake.keepnet.options.companies = after;
        return undefined;
      },
    },
    { pageSize: 3, maxConcurrency: 1 },
  );
  return fake;
}

test.each(lists)('returns a strict %s before or after one company goes and another comes', async (_, ask, belongs) => {
  const listOf = (rows: readonly WireCompany[]): string[] =>
    rows
      .filter(belongs)
      .map((row) => row.companyResourceId)
      .toSorted();
  for (let gone = 0; gone < companies.length; gone++) {
    const after = [...companies.toSpliced(gone, 1), late];
    for (let position = 0; position < 7; position++) {
      const fake = changingAt(position, after);
      const ids = (await ask(fake.client)).map(({ companyId }) => companyId).toSorted();
      expect([listOf(companies), listOf(after)]).toContainEqual(ids);
    }
  }
});

test.each(lists)('reads a strict %s twice, and again when a value that decides has changed', async (_, ask) => {
  const still = changingAt(Infinity, companies);
  await ask(still.client);
  expect(still.searches()).toHaveLength(2 * 3);
  expect(still.clock.sleeps).toEqual([]);

  // The same companies belong, by other values.
  const renewed = companies.map((row) => ({
    ...row,
    targetUserCount: row.targetUserCount + 1,
    licenseEndDate: String(row.licenseEndDate).replace('T00:00:00', 'T12:00:00'),
  }));
  const changing = changingAt(3, renewed);
  await ask(changing.client);
  expect(changing.searches()).toHaveLength(3 * 3);
});

test.each(lists)('reads a strict %s twice when companies created at once come in another order', async (_, ask) => {
  const together = companies.map((row) => ({ ...row, createTime: '2026-01-01T00:00:00Z' }));
  const fake = changingAt(3, together.toReversed());
  fake.keepnet.options.companies = together;
  await ask(fake.client);
  expect(fake.searches()).toHaveLength(2 * 3);
});

test.each(lists)('reads a strict %s of one page once', async (_, ask) => {
  const { client, searches } = createFakeClient({ companies: [...companies] });
  await ask(client);
  expect(searches()).toHaveLength(1);
});

test.each(lists)('throws KeepnetConsistencyError when no two readings of a strict %s agree', async (_, ask) => {
  const fake: FakeClient = createFakeClient(
    {
      companies: [...companies],
      before: (request) => {
        if (searchOf(request)?.pageNumber === 1) {
          const [first, ...rest] = fake.keepnet.options.companies as [WireCompany, ...WireCompany[]];
          fake.keepnet.options.companies = [...rest, { ...first, companyResourceId: `${first.companyResourceId}x` }];
        }
        return undefined;
      },
    },
    { pageSize: 3, maxConcurrency: 1 },
  );
  await expect(ask(fake.client)).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('two readings listed other companies, or other values that decide.') as string,
  });
  expect(fake.searches().length).toBeLessThanOrEqual(12 * 3);
});

test.each(lists)('throws the failure of a request for a strict %s as it is, and reads once', async (_, ask) => {
  const before = ({ url }: { url: string }) => (url.endsWith('/search') ? json(403, { status: 'FAILED' }) : undefined);
  const { client, searches } = createFakeClient({ companies: [...companies], before });
  await expect(ask(client)).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
  expect(searches()).toHaveLength(1);
});
