import { expect, test } from 'vitest';
import { bytes, json, type WireCompany } from '../testing';
import { createFakeClient, searchOf, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  companyName: index === 0 ? '=HYPERLINK("x")' : `Name ${index}`,
  isNumberOfUsersLimited: index !== 1,
  licenseEndDate: index === 2 ? null : index === 3 ? '2027-01-02T03:04:05Z' : '2027-01-02T00:00:00',
  createTime: `2025-01-0${index + 1}T10:00:00Z`,
  monthlyActiveUserCount: 10 + index,
  tags: index === 1 ? ['Gold', 'EU'] : null,
}));
const months = { '2026-10': { 'c-0': 1, 'c-1': 2, 'c-2': 3, 'c-3': 4 } };
const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['Unknown exportType'] });
const all = { list: 'all', format: 'csv' } as const;
const HEADER =
  'Company Name,Reseller Name,Industry,License Type,Target Users,Inactive Users,Deleted Users,Monthly Users,' +
  'License Limit,Tags,Renewal Date,Date Created';

function exporting(answer: (body: string) => ReturnType<typeof bytes> | typeof refusal, options: object = {}) {
  const before = ({ url, body = '' }: { url: string; body?: string }) =>
    url.endsWith('/export') ? answer(body) : undefined;
  return createFakeClient({ companies, months, before, ...options });
}

test.each([
  [
    'csv',
    undefined,
    'keepnet-companies-2026-11-20.csv',
    'text/csv',
    'Company Name;Monthly Users\n"a\r\n";\xff\nb;\nc;\nd;\n',
  ],
  [
    'csv',
    '2026-11',
    'keepnet-companies-2026-11.csv',
    'text/csv',
    '\uFEFFCompany Name,Monthly Users\r\n"=HYPERLINK(""x"")",10\r\nName 1,11\r\nName 2,12\r\nName 3,13\r\n',
  ],
  [
    'excel',
    undefined,
    'keepnet-companies-2026-11-20.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    `PK\u0003\u0004 anything PK\u0005\u0006${'\u0000'.repeat(18)}`,
  ],
] as const)(
  'passes the %s file of the server on, byte for byte (%s)',
  async (format, month, fileName, mimeType, file) => {
    const witness = 'Company Name,Monthly Users\na,1\nb,2\nc,3\nd,4\n';
    const { client } = exporting((body) => {
      const text = format === 'excel' && body.includes('"CSV"') ? witness : file;
      return bytes(200, [text.slice(0, 5), text.slice(5)]);
    });
    const exported = await client.exportCompanies({ list: 'all', format, ...(month && { month }) });
    expect(exported).toMatchObject({ fileName, mimeType });
    const chunks: Uint8Array[] = [];
    for await (const chunk of exported.stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(Buffer.from(file))).toBe(true);
  },
);

test('writes the file itself when the export is refused', async () => {
  const { client } = exporting(() => refusal);
  const text = await textOf((await client.exportCompanies(all)).stream);
  expect(text).toBe(
    [
      HEADER,
      `"'=HYPERLINK(""x"")",North Reseller,Finance,Enterprise,50,0,0,10,100,,2027-01-02,2025-01-01T10:00:00Z`,
      'Name 1,North Reseller,Finance,Enterprise,50,0,0,11,Unlimited,"Gold, EU",2027-01-02,2025-01-02T10:00:00Z',
      'Name 2,North Reseller,Finance,Enterprise,50,0,0,12,100,,,2025-01-03T10:00:00Z',
      'Name 3,North Reseller,Finance,Enterprise,50,0,0,13,100,,2027-01-02T03:04:05Z,2025-01-04T10:00:00Z',
    ].join('\r\n'),
  );
});

test.each([
  ['forbidden', () => json(403, { status: 'FAILED' })],
  ['unknown', () => json(404, {})],
  ['failing for good', () => json(500, { status: 'INTERNAL_SERVER_ERROR' })],
  ['an error in JSON with status 200', () => bytes(200, ['{"status":"INTERNAL_SERVER_ERROR"}'])],
])('writes the file itself when the export is %s', async (_, answer) => {
  for (const month of [undefined, '2026-10']) {
    const { client } = exporting(answer);
    const { stream } = await client.exportCompanies({ ...all, ...(month && { month }) });
    expect(await usersIn(stream)).toEqual(month ? ['1', '2', '3', '4'] : ['10', '11', '12', '13']);
  }
});

test('throws what the search answers when the export fails and the companies cannot be read either', async () => {
  let exported = false;
  const fake = createFakeClient({ companies, months });
  fake.keepnet.options.before = ({ url }) => {
    if (url.endsWith('/export')) exported = true;
    return exported ? json(403, { status: 'FAILED' }) : undefined;
  };
  await expect(fake.client.exportCompanies(all)).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
});

test('writes an Excel file itself when the export is refused', async () => {
  const { client } = exporting(() => refusal);
  const file = await client.exportCompanies({ list: 'all', format: 'excel' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.stream) chunks.push(chunk);
  expect(Buffer.concat(chunks).subarray(0, 2).toString()).toBe('PK');
});

test.each(['csv', 'excel'] as const)(
  'writes the header alone for no companies, without asking for an export (%s)',
  async (format) => {
    const { client, exports } = createFakeClient({ companies: [] });
    for (const month of [undefined, '2026-10']) {
      const { stream } = await client.exportCompanies({ list: 'all', format, ...(month && { month }) });
      if (format === 'csv') expect(await textOf(stream)).toBe(HEADER);
      else for await (const chunk of stream) expect(chunk.length).toBeGreaterThan(0);
    }
    expect(exports()).toEqual([]);
  },
);

test.each([
  ['a web page', () => bytes(200, ['<!doctype html><p>Sign in</p>']), 'KeepnetResponseError'],
  ['nothing', () => bytes(200, []), 'KeepnetResponseError'],
  ['data in JSON', () => bytes(200, ['[{"companyName":"A"}]']), 'KeepnetResponseError'],
  ['a 401', () => json(401, { status: 'FAILED' }), 'KeepnetAuthenticationError'],
  ['a 429', () => json(429, { status: 'FAILED' }), 'KeepnetRateLimitError'],
  ["a customer's privacy setting", () => json(403, { status: 'PRIVACY_ERROR' }), 'KeepnetPermissionError'],
])('throws when the server sends %s for a file', async (_, answer, name) => {
  const { client } = exporting(answer);
  await expect(client.exportCompanies(all)).rejects.toMatchObject({ name });
});

const lines = async (stream: AsyncIterable<Uint8Array>): Promise<string[]> =>
  (await textOf(stream)).trim().split('\r\n');
const usersIn = async (stream: AsyncIterable<Uint8Array>): Promise<string[]> =>
  (await lines(stream)).slice(1).map((line) => /,50,0,0,(\d+),/.exec(line)?.[1] ?? '');

test.each([
  ['csv', 'fewer rows', 'Company Name,Monthly Users\nA,1\n'],
  ['csv', 'more rows', 'Company Name,Monthly Users\nA,1\nB,1\nC,1\nD,1\nE,1\n'],
  ['csv', 'a broken row', 'Company Name,Monthly Users\nA\n'],
] as const)('fails at the end of a %s file with %s than Keepnet counts', async (format, _, file) => {
  const { client } = exporting(() => bytes(200, [file]));
  const { stream } = await client.exportCompanies({ list: 'all', format });
  await expect(textOf(stream)).rejects.toMatchObject({ name: expect.stringMatching(/Consistency|Response/) });
});

test('writes an Excel file itself when the CSV file of the same companies holds others', async () => {
  const { client, exports } = exporting(() => bytes(200, ['Company Name,Monthly Users\nA,1\n']));
  const { stream } = await client.exportCompanies({ list: 'all', format: 'excel' });
  for await (const chunk of stream) expect(chunk.length).toBeGreaterThan(0);
  expect(exports().map(({ exportType }) => exportType)).toEqual(['CSV']);
});

test.each([
  [undefined, ['10', '11', '12', '13']],
  ['2026-10', ['1', '2', '3', '4']],
] as const)('writes the file itself when that of the server has no Monthly Users (month %s)', async (month, users) => {
  const { client } = exporting(() => bytes(200, ['Company Name\nA\nB\nC\nD\n']));
  const { stream } = await client.exportCompanies({ ...all, ...(month && { month }) });
  expect(await usersIn(stream)).toEqual(users);
});

test('writes the file of another month itself when the export is refused', async () => {
  const { client } = exporting(() => refusal);
  const { stream } = await client.exportCompanies({ ...all, month: '2026-10' });
  expect(await usersIn(stream)).toEqual(['1', '2', '3', '4']);
});

test('asks for two pages of companies when the file of the server can be taken', async () => {
  const { client, keepnet } = createFakeClient({ companies });
  await lines((await client.exportCompanies(all)).stream);
  const sizes = keepnet.transport.requests.map(searchOf).flatMap((page) => page?.pageSize ?? []);
  expect(sizes).toEqual([10_000, 10_000]);
});
