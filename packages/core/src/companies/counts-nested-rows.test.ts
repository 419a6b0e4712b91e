import { expect, test } from 'vitest';
import { json, searchPage } from '../testing';
import { all, createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

/** So many companies; each letter of `resellers` is the reseller of one. */
const companiesOf = (resellers: string) =>
  wireCompanies(resellers.length, (index) => ({
    companyResourceId: `c-${index}`,
    resellerName: resellers[index] ?? null,
    monthlyActiveUserCount: 2 ** index,
  }));

// Of the seven resellers, whose first companies alone are counted, pages of four hold three and list seven companies.
const companies = companiesOf('abcdefga');

test('returns all companies where as many are nested as a capped page hides', async () => {
  const { client } = createFakeClient({ companies, nests: 'countsParents', holds: 3 }, { pageSize: 4 });
  const total = await client.monthlyUserTotal();
  expect(total).toMatchObject({ totalMonthlyUsers: 2 ** 8 - 1, companyCount: 8 });
});

test('throws KeepnetConsistencyError where nested companies may stand for hidden ones, however often it reads', async () => {
  const fake = createFakeClient({ companies, nests: 'countsParents' }, { pageSize: 4 });
  fake.keepnet.options.before = (request) => {
    const page = searchOf(request);
    // However many are asked for, the last of a page stays hidden, but for pages of one.
    fake.keepnet.options.holds = Math.max(1, (page?.pageSize ?? 1) - 1);
    return undefined;
  };
  await expect(fake.client.monthlyUserTotal()).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('it may not have listed all of those others') as string,
  });
});

test.each([1, 2, 3, 4, 20])(
  'returns all companies of a server that counts nested ones, in pages of %i',
  async (size) => {
    const { client, searches } = createFakeClient({ companies, nests: 'countsAll' }, { pageSize: size });
    expect(await all(client.searchCompanies())).toHaveLength(8);
    // After the seven that others are nested in, an eighth is asked for.
    expect(searches().at(-1)).toMatchObject({ pageNumber: 8, pageSize: 1 });
  },
);

test('throws KeepnetConsistencyError when the count changes while it is asked for what is nested', async () => {
  const { client, keepnet } = createFakeClient({ companies, nests: 'countsAll' });
  keepnet.options.before = (request) => {
    const page = searchOf(request);
    return page?.pageNumber === 8 ? json(200, searchPage([], { pageNumber: 8, pageSize: 1, total: 9 })) : undefined;
  };
  await expect(all(client.searchCompanies())).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
    message: expect.stringContaining('it may not have listed all of those others') as string,
  });
});

test('returns all companies of a server that nests the rows of each page among themselves', async () => {
  const { client, keepnet } = createFakeClient({ companies }, { pageSize: 4 });
  keepnet.options.before = (request) => {
    const body = searchOf(request);
    if (!body) return undefined;
    const { pageNumber, pageSize } = body;
    const [first, ...rest] = companies.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    const rows = first ? [{ ...first, children: rest }] : [];
    return json(200, searchPage(rows, { pageNumber, pageSize, total: 8 }));
  };
  expect(await all(client.searchCompanies())).toHaveLength(8);
});

test('asks nothing further where no company is nested, or more than are counted are listed', async () => {
  for (const nests of [undefined, 'countsParents'] as const) {
    const fake = createFakeClient({ companies, ...(nests && { nests }) });
    await fake.client.companiesOverLimit();
    expect(fake.searches().map(({ pageSize }) => pageSize)).not.toContain(1);
  }
});
