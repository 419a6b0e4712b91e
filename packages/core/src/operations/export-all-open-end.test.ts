import { expect, test } from 'vitest';
import { bytes } from '../testing';
import { createFakeClient, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({
  companyName: 'ABCD'[index] ?? null,
  monthlyActiveUserCount: 10 + index,
}));
const all = { list: 'all', format: 'csv' } as const;

function exporting(file: string) {
  const before = ({ url }: { url: string }) => (url.endsWith('/export') ? bytes(200, [file]) : undefined);
  return createFakeClient({ companies, before });
}

test.each([undefined, '2026-11'])(
  'returns a file without a line end at its end when the search lists its last Monthly Users (month %s)',
  async (month) => {
    const rows = 'Company Name,Monthly Users\nA,10\nB,11\nC,12\nD,13';
    const options = { ...all, ...(month && { month }) };
    const { client } = exporting(rows);
    expect(await textOf((await client.exportCompanies(options)).stream)).toBe(rows);
  },
);

test.each(['Company Name,Monthly Users\nA,10\nB,11\nC,12\nD,1', 'Company Name,Monthly Users\nA,10\nB,11\nC,12\nD,'])(
  'throws KeepnetConsistencyError when the last Monthly Users are cut short: %j',
  async (cut) => {
    const { client } = exporting(cut);
    await expect(client.exportCompanies(all).then(({ stream }) => textOf(stream))).rejects.toMatchObject({
      name: 'KeepnetConsistencyError',
      message: expect.stringContaining('ends without a line end') as string,
    });
  },
);

test('returns it when those of another company moved meanwhile', async () => {
  const rows = 'Company Name,Monthly Users\nA,9\nB,11\nC,12\nD,13';
  expect(await textOf((await exporting(rows).client.exportCompanies(all)).stream)).toBe(rows);
});

test('returns it when a namesake has other Monthly Users', async () => {
  const rows = 'Company Name,Monthly Users\nD,10\nB,11\nC,12\nD,13';
  const fake = exporting(rows);
  fake.keepnet.options.companies = companies.map((row, index) => (index > 0 ? row : { ...row, companyName: 'D' }));
  expect(await textOf((await fake.client.exportCompanies(all)).stream)).toBe(rows);
});

test('throws KeepnetConsistencyError when a namesake has the Monthly Users that are left of a cut', async () => {
  const fake = exporting('Company Name,Monthly Users\nD,1\nB,11\nC,12\nD,1');
  fake.keepnet.options.companies = companies.map((row, index) =>
    index > 0 ? row : { ...row, companyName: 'D', monthlyActiveUserCount: 1 },
  );
  await expect(fake.client.exportCompanies(all).then(({ stream }) => textOf(stream))).rejects.toMatchObject({
    name: 'KeepnetConsistencyError',
  });
});

test.each([
  ['returns', '13,D'],
  ['throws KeepnetConsistencyError for', '13,'],
])('%s a file that ends in the name %j', async (outcome, last) => {
  const rows = `Monthly Users,Company Name\n10,A\n11,B\n12,C\n${last}`;
  const found = exporting(rows)
    .client.exportCompanies(all)
    .then(({ stream }) => textOf(stream));
  const end = await found.catch((error: Error) => error.name);
  expect(end).toBe(outcome === 'returns' ? rows : 'KeepnetConsistencyError');
});
