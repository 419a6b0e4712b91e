import { expect, test } from 'vitest';
import { bytes } from '../testing';
import { createFakeClient, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({ companyResourceId: `c-${index}` }));
const months = { '2026-10': { 'c-0': 1, 'c-1': 2, 'c-2': 3, 'c-3': 4 } };
const all = { list: 'all', format: 'csv' } as const;

const lines = async (stream: AsyncIterable<Uint8Array>): Promise<string[]> =>
  (await textOf(stream)).trim().split('\r\n');

test('takes a file with a company that was added meanwhile', async () => {
  const fake = createFakeClient({ companies: [...companies], months });
  fake.keepnet.options.before = ({ url }) => {
    if (url.endsWith('/export')) fake.keepnet.options.companies = [...companies, ...wireCompanies(1)];
    return undefined;
  };
  expect(await lines((await fake.client.exportCompanies(all)).stream)).toHaveLength(6);
});

test('throws KeepnetConsistencyError for a file that lacks a company when another one is removed meanwhile', async () => {
  const fake = createFakeClient({ companies: [...companies], months });
  fake.keepnet.options.before = ({ url }) => {
    if (!url.endsWith('/export')) return undefined;
    fake.keepnet.options.companies = companies.slice(1);
    return bytes(200, ['Company Name,Monthly Users\n', ...companies.slice(1).map(() => 'A,1\n')]);
  };
  const { stream } = await fake.client.exportCompanies(all);
  await expect(lines(stream)).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});

test('throws KeepnetConsistencyError for a file of a month that leaves out a company added meanwhile', async () => {
  const fake = createFakeClient({ companies: [...companies], months, monthDropsIdle: true });
  let files = 0;
  fake.keepnet.options.before = ({ url }) => {
    // The second file is the one that is handed on; the first one was compared with the search.
    if (url.endsWith('/export') && ++files === 2) {
      fake.keepnet.options.companies = [...companies, ...wireCompanies(1, () => ({ companyResourceId: 'idle' }))];
    }
    return undefined;
  };
  const { stream } = await fake.client.exportCompanies({ ...all, month: '2026-10' });
  await expect(lines(stream)).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
});
