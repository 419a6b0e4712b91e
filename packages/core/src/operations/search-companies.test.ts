import { expect, test } from 'vitest';
import { type WireCompany, wireCompany } from '../testing';
import { all, createFakeClient, itemsOf, searchOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(12, (index): Partial<WireCompany> => {
  const rank = (index * 5) % 12;
  return {
    companyResourceId: `c-${index}`,
    companyName: `Name ${String.fromCharCode(65 + rank)}`,
    targetUserCount: rank,
    licenseEndDate: `2027-01-${String(rank + 1).padStart(2, '0')}T00:00:00`,
  };
});
const months = { '2026-10': { 'c-0': 7, 'c-3': 5 } };

test('sorts by creation, the oldest first, unless told otherwise', async () => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 5 });
  const found = await all(client.searchCompanies());
  expect(found.map(({ companyId }) => companyId)).toEqual(companies.map((row) => row.companyResourceId));
  expect(new Set(searches().map(({ orderBy, ascending }) => `${orderBy} ${ascending}`))).toEqual(
    new Set(['CreateTime true']),
  );
});

test.each([
  ['companyName', 'CompanyName'],
  ['targetUsers', 'TargetUserCount'],
  ['renewalDate', 'LicenseEndDate'],
] as const)('sorts by %s in either direction', async (orderBy, wire) => {
  const { client, searches } = createFakeClient({ companies }, { pageSize: 5 });
  const up = (await all(client.searchCompanies({ orderBy }))).map(({ targetUsers }) => targetUsers);
  expect(up).toEqual([...Array(12).keys()]);
  const down = (await all(client.searchCompanies({ orderBy, ascending: false }))).map(({ targetUsers }) => targetUsers);
  expect(down).toEqual(up.toReversed());
  expect(searches()[0]?.orderBy).toBe(wire);
});

test('gives no more companies than the limit, and asks for no more', async () => {
  const { client, searches } = createFakeClient({ companies });
  const found = await all(client.searchCompanies({ limit: 3, ascending: false }));
  expect(found.map(({ companyId }) => companyId)).toEqual(['c-11', 'c-10', 'c-9']);
  expect(searches().map(({ pageSize }) => pageSize)).toEqual([3]);
  expect(await all(client.searchCompanies({ limit: 12 }))).toHaveLength(12);
  expect(await all(client.searchCompanies({ limit: 99_999 }))).toHaveLength(12);
});

test('asks for enough companies to see whether they are in the order asked for', async () => {
  const { client, searches } = createFakeClient({ companies });
  const found = await all(client.searchCompanies({ limit: 3, orderBy: 'targetUsers', ascending: false }));
  expect(found.map(({ targetUsers }) => targetUsers)).toEqual([11, 10, 9]);
  expect(searches().map(({ pageSize }) => pageSize)).toEqual([50, 12]);
});

test('counts the limit after the filter', async () => {
  const { client } = createFakeClient({ companies }, { pageSize: 4 });
  const filters = [{ field: 'targetUsers', operator: '>=', value: 6 } as const];
  const found = await all(client.searchCompanies({ limit: 4, filters }));
  expect(found).toHaveLength(4);
  expect(found.every(({ targetUsers }) => targetUsers >= 6)).toBe(true);
});

test('finds part of a name, blanks around it aside', async () => {
  const { client, searches } = createFakeClient({ companies: [...companies, ...wireCompanies(20)] }, { pageSize: 2 });
  expect((await all(client.searchCompanies({ text: ' name c ' }))).map(({ companyName }) => companyName)).toEqual([
    'Name C',
  ]);
  expect(new Set(searches().flatMap(itemsOf))).toEqual(new Set(['CompanyName Contains name c']));
  expect(await all(client.searchCompanies({ text: '  ' }))).toHaveLength(32);
});

test('remembers that the server refuses a filter, for the same fields and operators alone', async () => {
  const { client, searches, keepnet } = createFakeClient({ companies, refuse: { filter: true } }, { pageSize: 2 });
  const itemsWhile = async (ask: () => Promise<unknown>): Promise<string[]> => {
    const before = searches().length;
    await ask();
    return [...new Set(searches().slice(before).flatMap(itemsOf))];
  };
  expect(await all(client.searchCompanies({ text: 'name c' }))).toHaveLength(1);
  expect(await itemsWhile(() => all(client.searchCompanies({ text: 'name d' })))).toEqual([]);

  keepnet.options.refuse = {};
  const filters = [{ field: 'targetUsers', operator: '<', value: 3 } as const];
  expect(await itemsWhile(() => all(client.searchCompanies({ filters })))).toEqual(['TargetUserCount < 3']);
  expect(await itemsWhile(() => client.expiredLicenses({ asOf: '2026-11-20' }))).toEqual([
    'LicenseEndDate <= 2026-11-21T00:00:00',
  ]);
});

test('asks for no filter by renewal date once a list could not use it', async () => {
  const { client, searches } = createFakeClient({ companies, refuse: { filter: true } }, { pageSize: 2 });
  await client.expiredLicenses({ asOf: '2026-11-20' });
  const before = searches().length;
  const filters = [{ field: 'renewalDate', operator: '<=', value: '2027-01-02' } as const];
  expect(await all(client.searchCompanies({ filters }))).toHaveLength(2);
  expect(searches().slice(before).flatMap(itemsOf)).toEqual([]);
});

test.each([
  [undefined, 0],
  [5, 0],
  [2, 2],
])('filters here what few pages hold, of the size that the server gives (%j)', async (pageCap, filtered) => {
  const { client, searches } = createFakeClient({ companies, ...(pageCap && { pageCap }) });
  expect(await all(client.searchCompanies({ text: 'name c' }))).toHaveLength(1);
  expect(searches().filter((body) => itemsOf(body).length > 0)).toHaveLength(filtered);
});

test('gives the Monthly Users of the month asked for, beside a filter too', async () => {
  const { client, searches } = createFakeClient({ companies, months }, { pageSize: 2 });
  const found = await all(
    client.searchCompanies({ month: '2026-10', filters: [{ field: 'targetUsers', operator: '<', value: 6 }] }),
  );
  expect(found.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`)).toContain('c-3 5');
  expect(found).toHaveLength(6);
  const asked = searches().map((body) => itemsOf(body).join(' and '));
  expect(asked.slice(-3)).toEqual(Array(3).fill('TargetUserCount < 6 and MonthlyActiveUser = 2026-10'));
});

test('gives small pages for a small limit, yet reads the users of a month in large ones', async () => {
  const { client, searches } = createFakeClient({ companies, months, monthDropsIdle: true });
  const found = await all(client.searchCompanies({ month: '2026-10', limit: 2, orderBy: 'targetUsers' }));
  expect(found.map(({ companyId, monthlyUsers }) => `${companyId} ${monthlyUsers}`)).toEqual(['c-0 7', 'c-5 0']);
  expect(searches().map(({ pageSize }) => pageSize)).toEqual([1, 100, 100, 100, 100, 10_000, 50, 10_000, 12]);
});

test('gives what was not given yet when companies are inserted in mid-scan', async () => {
  const early = wireCompany({ companyResourceId: 'early', createTime: '2020-01-01T00:00:00Z' });
  const fake = createFakeClient({ companies: [...companies] }, { pageSize: 5 });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.pageNumber === 2) fake.keepnet.options.companies = [early, ...companies];
    return undefined;
  };
  const ids = (await all(fake.client.searchCompanies())).map(({ companyId }) => companyId);
  expect(ids.toSorted()).toEqual([...companies.map((row) => row.companyResourceId), 'early'].toSorted());
});

test('throws KeepnetConsistencyError when a company that was given is removed in mid-scan', async () => {
  const fake = createFakeClient({ companies: [...companies] }, { pageSize: 5 });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.pageNumber === 2) fake.keepnet.options.companies = companies.slice(1);
    return undefined;
  };
  await expect(all(fake.client.searchCompanies())).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('1 company was removed') as string,
  });
});

test('looks for a few among others in ordinary pages, and finds out with a fifth of them how many a page holds', async () => {
  const companies = wireCompanies(40, (index) => ({ companyName: `Company ${index}` }));
  const { client, searches } = createFakeClient({ companies });
  expect(await all(client.searchCompanies({ text: 'Company 7', limit: 1 }))).toHaveLength(1);
  expect(searches().map(({ pageSize }) => pageSize)).toEqual([1, 8, 1000]);
});
