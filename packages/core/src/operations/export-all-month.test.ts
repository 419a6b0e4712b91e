import { expect, test } from 'vitest';
import { createFakeClient, textOf, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(4, (index) => ({
  companyResourceId: `c-${index}`,
  companyName: index === 0 ? '=HYPERLINK("x")' : `Name ${index}`,
  monthlyActiveUserCount: 10 + index,
}));
const months = { '2026-10': { 'c-0': 1, 'c-1': 2, 'c-2': 3, 'c-3': 4 } };
const october = { list: 'all', format: 'csv', month: '2026-10' } as const;

const usersIn = async (stream: AsyncIterable<Uint8Array>): Promise<string[]> =>
  (await textOf(stream))
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => /,50,0,0,(\d+),/.exec(line)?.[1] ?? '');

/** A server that counts other users in its files. */
function telling(inFiles: Record<string, Record<string, number>>) {
  const fake = createFakeClient({ companies, months });
  fake.keepnet.options.before = ({ url }) => {
    fake.keepnet.options.months = url.endsWith('/export') ? inFiles : months;
    return undefined;
  };
  return fake;
}

test('passes the file of a month on when it counts that month', async () => {
  const { client, exports } = createFakeClient({ companies, months });
  const { stream } = await client.exportCompanies(october);
  expect(await usersIn(stream)).toEqual(['1', '2', '3', '4']);
  expect(exports()).toHaveLength(2);
});

test.each([
  ['ignores the month', {}],
  ['gives the same numbers to other companies', { '2026-10': { 'c-0': 4, 'c-1': 2, 'c-2': 3, 'c-3': 1 } }],
])('writes the file of a month itself when the one of Keepnet %s', async (_, inFiles) => {
  const { client, exports } = telling(inFiles);
  const { stream } = await client.exportCompanies(october);
  expect(await usersIn(stream)).toEqual(['1', '2', '3', '4']);
  expect(exports().every(({ exportType }) => exportType === 'CSV')).toBe(true);
});
