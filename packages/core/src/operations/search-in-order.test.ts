import { expect, test } from 'vitest';
import type { Company } from '../companies/company';
import { json, type WireCompany, wireCompany } from '../testing';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';
import { all, createFakeClient, type FakeClient, searchOf, wireCompanies } from '../testing/fake-client';

type Order = 'createdAt' | 'targetUsers' | 'renewalDate';

/** In no order at all: neither by creation nor by target users, renewal date or ID. */
const companies = wireCompanies(60, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  createTime: new Date(Date.UTC(2026, 0, 1) + ((index * 23) % 60) * 86_400_000).toISOString(),
  targetUserCount: (index * 37) % 60,
  licenseEndDate: index % 20 === 7 ? null : new Date(Date.UTC(2027, 0, 1 + ((index * 41) % 60))).toISOString(),
}));

const withOptions = (options: Omit<FakeKeepnetOptions, 'companies'>, pageSize = 10): FakeClient =>
  createFakeClient({ companies: [...companies], ...options }, { pageSize, maxConcurrency: 1 });

const valuesOf = (found: readonly Company[], order: Order): unknown[] => found.map((company) => company[order]);
const ordersOf = ({ searches }: FakeClient): string[] => [...new Set(searches().map(({ orderBy }) => orderBy))];

const cases: [Order, string[]][] = [
  ['createdAt', ['CreateTime']],
  ['targetUsers', ['TargetUserCount']],
  ['renewalDate', ['LicenseEndDate', 'RenewalDate']],
];

test.each(cases)('returns the same by %s from a server that ignores the order', async (orderBy, names) => {
  for (const ascending of [true, false]) {
    for (const limit of [1, 5, 60]) {
      const options = { orderBy, ascending, limit };
      const expected = await all(withOptions({}).client.searchCompanies(options));
      const fake = withOptions({ ignore: { sort: true } });
      const found = await all(fake.client.searchCompanies(options));
      expect(valuesOf(found, orderBy)).toEqual(valuesOf(expected, orderBy));
      expect(ordersOf(fake)).toEqual([...new Set([...names, 'CreateTime'])]);

      const before = fake.searches().length;
      await all(fake.client.searchCompanies(options));
      const again = fake.searches().slice(before);
      expect(again.map((body) => `${body.orderBy} ${body.ascending}`)).toEqual(Array(6).fill('CreateTime true'));
    }
  }
});

test.each(cases.slice(1))('returns the same by %s from a server that refuses the order', async (orderBy, names) => {
  const month = '2026-11';
  for (const options of [{}, { month }, { month, limit: 5 }, { text: 'company' }]) {
    const expected = await all(withOptions({}).client.searchCompanies({ orderBy, ...options }));
    const fake = withOptions({ refuse: { sort: names } });
    const found = await all(fake.client.searchCompanies({ orderBy, ...options }));
    expect(valuesOf(found, orderBy)).toEqual(valuesOf(expected, orderBy));
    const before = fake.searches().length;
    await all(fake.client.searchCompanies({ orderBy, ...options }));
    const again = fake.searches().slice(before);
    expect(again.filter((body) => names.includes(body.orderBy))).toEqual([]);
  }
});

test('sorts by renewal date under the name that the server knows, and remembers it', async () => {
  const fake = withOptions({ refuse: { sort: ['LicenseEndDate'] } });
  const found = await all(fake.client.searchCompanies({ orderBy: 'renewalDate', limit: 20 }));
  const days = valuesOf(found, 'renewalDate').map((date) => date && String(date).slice(0, 10));
  expect(days.slice(0, 5)).toEqual([null, null, null, '2027-01-01', '2027-01-02']);
  const before = fake.searches().length;
  await all(fake.client.searchCompanies({ orderBy: 'renewalDate', limit: 20 }));
  const again = fake.searches().slice(before);
  expect(again.map(({ orderBy }) => orderBy)).toContain('RenewalDate');
  expect(again.map(({ orderBy }) => orderBy)).not.toContain('LicenseEndDate');
});

test.each([false, true])('believes companies without a date at either end (last: %j)', async (nullsLast) => {
  const fake = withOptions({ nullsLast });
  const found = await all(fake.client.searchCompanies({ orderBy: 'renewalDate' }));
  expect(found).toHaveLength(60);
  expect(ordersOf(fake)[0]).toBe('LicenseEndDate');
  expect(ordersOf(fake)).not.toContain('RenewalDate');
});

test('asks for one page when the caller breaks off early', async () => {
  const fake = withOptions({});
  for await (const company of fake.client.searchCompanies({ orderBy: 'createdAt', ascending: false })) {
    expect(company.createdAt).toMatch(/^2026-03-01T/);
    break;
  }
  expect(fake.searches()).toHaveLength(1);
});

test('does not check names, nor the order that nobody asked for', async () => {
  for (const options of [{}, { orderBy: 'companyName' } as const]) {
    const fake = withOptions({ ignore: { sort: true } });
    const found = await all(fake.client.searchCompanies(options));
    expect(found.map(({ companyId }) => companyId)).toEqual(companies.map((row) => row.companyResourceId));
  }
});

test('throws the refusal when it is not the order that is refused', async () => {
  const fake = withOptions({});
  const refused = json(400, { status: 'INPUT_ERROR', message: 'Not today' });
  fake.keepnet.options.before = (request) => (searchOf(request)?.pageNumber === 1 ? refused : undefined);
  const ask = (): Promise<Company[]> => all(fake.client.searchCompanies({ orderBy: 'targetUsers' }));
  await expect(ask()).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
  delete fake.keepnet.options.before;
  const before = fake.searches().length;
  await ask();
  expect(fake.searches()[before]?.orderBy).toBe('TargetUserCount');
});

/** Lets `change` replace the companies when the second page is asked for. */
function changingOnPage2(options: Omit<FakeKeepnetOptions, 'companies'>, change: () => WireCompany[]): FakeClient {
  const fake = withOptions(options);
  fake.keepnet.options.before = (request) => {
    if (searchOf(request)?.pageNumber === 2) fake.keepnet.options.companies = change();
    return undefined;
  };
  return fake;
}

test('throws KeepnetConsistencyError when a company comes that belongs before those given, and forgets nothing', async () => {
  const fake = changingOnPage2({}, () => [...companies, wireCompany({ targetUserCount: 3 })]);
  const given: number[] = [];
  const read = async (): Promise<void> => {
    for await (const { targetUsers } of fake.client.searchCompanies({ orderBy: 'targetUsers' }))
      given.push(targetUsers);
  };
  await expect(read()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  expect(given).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  delete fake.keepnet.options.before;
  const before = fake.searches().length;
  expect(await all(fake.client.searchCompanies({ orderBy: 'targetUsers' }))).toHaveLength(61);
  expect(fake.searches()[before]?.orderBy).toBe('TargetUserCount');
});

test('goes on in order when a company comes that belongs after those given', async () => {
  const fake = changingOnPage2({}, () => [...companies, wireCompany({ targetUserCount: 30 })]);
  const found = await all(fake.client.searchCompanies({ orderBy: 'targetUsers' }));
  expect(valuesOf(found, 'targetUsers')).toEqual([...Array(60).keys(), 30].toSorted((a, b) => a - b));
});

test('throws KeepnetConsistencyError when only a later page is out of order, and sorts here the next time', async () => {
  const sorted = companies.toSorted((a, b) => a.targetUserCount - b.targetUserCount);
  sorted.splice(40, 0, ...sorted.splice(25, 1));
  const fake = withOptions({});
  fake.keepnet.options.companies = sorted;
  fake.keepnet.options.before = (request) => {
    fake.keepnet.options.ignore = { sort: searchOf(request)?.orderBy !== 'CreateTime' };
    return undefined;
  };
  const ask = (): Promise<Company[]> => all(fake.client.searchCompanies({ orderBy: 'targetUsers' }));
  await expect(ask()).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('Run it again') as string,
  });
  expect(valuesOf(await ask(), 'targetUsers')).toEqual([...Array(60).keys()]);
});

test('sorts here when a later page is out of order and none was given', async () => {
  const sorted = companies.toSorted((a, b) => a.targetUserCount - b.targetUserCount);
  sorted.splice(40, 0, ...sorted.splice(25, 1));
  const fake = withOptions({ ignore: { sort: true, filter: true } });
  fake.keepnet.options.companies = sorted;
  const filters = [{ field: 'targetUsers', operator: '>=', value: 50 } as const];
  const found = await all(fake.client.searchCompanies({ orderBy: 'targetUsers', ascending: true, filters }));
  expect(valuesOf(found, 'targetUsers')).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
});

test('gives the largest companies first to a client that reads pages of one, on a server that ignores the order', async () => {
  const rows = wireCompanies(7, (index) => ({ targetUserCount: (index * 3) % 7 }));
  const { client } = createFakeClient({ companies: rows, ignore: { sort: true } }, { pageSize: 1 });
  const found = await all(client.searchCompanies({ orderBy: 'targetUsers', ascending: false, limit: 1 }));
  expect(found.map(({ targetUsers }) => targetUsers)).toEqual([6]);
});
