import { expect, test } from 'vitest';
import { bytes } from '../testing';
import { createFakeClient, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({ monthlyActiveUserCount: 10 + index }));
const all = { list: 'all', format: 'csv' } as const;

function exporting(file: string) {
  const before = ({ url }: { url: string }) => (url.endsWith('/export') ? bytes(200, [file]) : undefined);
  return createFakeClient({ companies, before });
}

test.each([undefined, '2026-11'])(
  'returns a file without a line end at its end when the search lists the same Monthly Users (month %s)',
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
