import { expect, test } from 'vitest';
import { bytes, json, type WireCompany } from '../testing';
import { createFakeClient, itemsOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(5, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  resellerName: index === 0 ? null : `R;${index % 2}, "x"\r\ny`,
  monthlyActiveUserCount: 2 ** index,
  tags: index === 1 ? ['Gold', 'EU'] : null,
}));
const SUM = 31;

/** A client whose export answers with these files in turn, the last one for ever. */
function exporting(...files: (string | Uint8Array)[]) {
  let asked = 0;
  return createFakeClient({
    companies,
    before: (request) =>
      request.url.endsWith('/export') ? bytes(200, [files[Math.min(asked++, files.length - 1)] ?? '']) : undefined,
  });
}

const csv = (users: readonly number[], separator = ',', end = '\r\n'): string =>
  [
    ['Notes', 'Company Name', 'Monthly Users', 'Reseller Name'],
    ...users.map((count, index) => [`"a${end}b""${separator}"`, `C${index}`, String(count), 'R']),
  ]
    .map((cells) => cells.join(separator))
    .join(end) + end;

const right = [1, 2, 4, 8, 16];

test('returns a strict total with the total of the file beside it', async () => {
  const { client, exports } = createFakeClient({ companies });
  const total = await client.monthlyUserTotal({ month: '2026-10', groupBy: 'tag', verification: 'strict' });
  expect(total).toMatchObject({
    totalMonthlyUsers: SUM,
    groups: [
      { group: 'EU', monthlyUsers: 2 },
      { group: 'Gold', monthlyUsers: 2 },
      { group: null, monthlyUsers: 29 },
    ],
    completeness: { verification: 'strict', exportTotal: SUM },
  });
  expect(exports()).toHaveLength(1);
  expect(exports()[0]).toMatchObject({ exportType: 'CSV', reportAllPages: true, orderBy: 'CreateTime' });
  expect(exports().flatMap(itemsOf)).toEqual(['MonthlyActiveUser = 2026-10']);
});

test.each([
  ['commas', csv(right)],
  ['semicolons and line feeds', csv(right, ';', '\n')],
  ['tabs', csv(right, '\t')],
  ['pipes', csv(right, '|')],
  ['a byte order mark', `\uFEFF${csv(right)}`],
  ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${csv(right)}`, 'utf16le'))],
])('reads a file with %s, quoted line breaks and further columns', async (_, file) => {
  const { client } = exporting(file);
  for (const options of [{ verification: 'strict' }, { source: 'export' }] as const) {
    const total = await client.monthlyUserTotal(options);
    expect(total).toMatchObject({ totalMonthlyUsers: SUM, completeness: { exportTotal: SUM } });
  }
});

test.each([
  ['another sum', csv([1, 2, 4, 8, 17])],
  ['fewer companies', csv([15, 16])],
  ['more companies', csv([...right, 0])],
  ['a row with the sum', csv([...right, SUM])],
])('throws KeepnetConsistencyError after few requests when the file has %s', async (_, file) => {
  const { client, exports } = exporting(file);
  const refused = client.monthlyUserTotal({ verification: 'strict' });
  await expect(refused).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  expect(exports()).toHaveLength(2);
});

test.each([
  ['fewer', csv([15, 16])],
  ['more', csv([...right, 0])],
])('throws KeepnetConsistencyError when the file alone is added up and has %s companies', async (_, file) => {
  const { client, exports } = exporting(file);
  await expect(client.monthlyUserTotal({ source: 'export' })).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
  expect(exports()).toHaveLength(2);
});

test('reads again after a mismatch that passes', async () => {
  const { client } = exporting(csv([1, 2, 4, 8]), csv(right));
  const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal({ verification: 'strict' });
  expect(totalMonthlyUsers).toBe(SUM);
  expect(completeness.rereads).toBe(1);
});

test.each([{ verification: 'strict' }, { source: 'export' }] as const)(
  'throws KeepnetConsistencyError with %j when the file ignores the month',
  async (options) => {
    const months = { '2026-10': { 'c-0': 7 } };
    const fake = createFakeClient({ companies, months });
    fake.keepnet.options.before = (request) => {
      fake.keepnet.options.months = request.url.endsWith('/export') ? {} : months;
      return undefined;
    };
    await expect(fake.client.monthlyUserTotal({ month: '2026-10', ...options })).rejects.toMatchObject({
      name: 'KeepnetConsistencyError',
    });
    expect(fake.exports().length).toBeLessThan(4);
  },
);

test.each([
  ['has no Monthly Users', 'Company Name,Users\r\nA,1\r\n'],
  ['has them twice', 'Company Name,Monthly Users,Monthly Users\r\nA,1,1\r\n'],
  ['has a number with separators', csv([1, 2, 4, 8]).replace(',8,', ',"1,6",')],
  ['has an empty number', csv([1]).replace(',1,', ',,')],
  ['has a negative number', csv([-1])],
  ['is a web page', '<html>Sign in</html>'],
  ['is empty', ''],
])('throws KeepnetResponseError when the file %s', async (_, file) => {
  const { client } = exporting(file);
  for (const options of [{ verification: 'strict' }, { source: 'export' }] as const) {
    await expect(client.monthlyUserTotal(options)).rejects.toMatchObject({ name: 'KeepnetResponseError' });
  }
});

test('adds up the file alone for the current month, in groups', async () => {
  const { client, searches } = createFakeClient({ companies });
  const byFile = await client.monthlyUserTotal({ source: 'export', groupBy: 'resellerName' });
  expect(searches().map(({ pageSize }) => pageSize)).toEqual([1, 1, 10_000]);
  expect(byFile.completeness).toMatchObject({ pagesRead: 0, exportTotal: SUM, totalRecords: 5, uniqueCompanies: 5 });
  const bySearch = await client.monthlyUserTotal({ groupBy: 'resellerName' });
  expect({ ...byFile, completeness: null }).toEqual({ ...bySearch, completeness: null });
});

test('throws the refusal of an export that was asked for', async () => {
  const { client } = createFakeClient({
    companies,
    before: (request) =>
      request.url.endsWith('/export') ? json(400, { status: 'INPUT_ERROR', validationMessages: ['No'] }) : undefined,
  });
  for (const options of [{ verification: 'strict' }, { source: 'export' }] as const) {
    await expect(client.monthlyUserTotal(options)).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
  }
  expect((await client.monthlyUserTotal()).completeness.monthSelected).toBe(true);
});

test('asks for a smaller export when the server refuses the page size', async () => {
  const { client, keepnet } = createFakeClient({ companies });
  keepnet.options.before = (request) =>
    request.url.endsWith('/export') && request.body?.includes('"pageSize":1000')
      ? json(400, { status: 'INPUT_ERROR', validationMessages: ['PageSize must be between 1 and 500'] })
      : undefined;
  expect((await client.monthlyUserTotal({ source: 'export' })).totalMonthlyUsers).toBe(SUM);
});

test('returns zero without an export when there are no companies', async () => {
  const { client, exports } = createFakeClient({ companies: [] });
  for (const options of [{}, { verification: 'strict' }, { source: 'export' }] as const) {
    const total = await client.monthlyUserTotal(options);
    expect(total).toMatchObject({ totalMonthlyUsers: 0, companyCount: 0, completeness: { exportTotal: null } });
  }
  expect(exports()).toEqual([]);
});

test('returns another total than that of a file that lacks a company added meanwhile, on a server without months', async () => {
  const few = wireCompanies(3, () => ({ monthlyActiveUserCount: 10 }));
  const fake = createFakeClient({ companies: few, refuse: { month: true } });
  fake.keepnet.options.before = ({ url }) => {
    if (!url.endsWith('/export') || fake.exports().length > 1) return undefined;
    // As many rows as were counted before, yet one of the four that there are now is missing.
    fake.keepnet.options.companies = [...few, ...wireCompanies(1, () => ({ monthlyActiveUserCount: 64 }))];
    return bytes(200, ['Company Name,Monthly Users\nA,10\nB,10\nNew,64\n']);
  };
  expect(await fake.client.monthlyUserTotal({ source: 'export' })).toMatchObject({
    totalMonthlyUsers: 94,
    companyCount: 4,
  });
});
