import { expect, test } from 'vitest';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { bytes } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(3, () => ({ monthlyActiveUserCount: 5 }));

function breaking(times: number) {
  const fake = createFakeClient({ companies });
  let broken = 0;
  fake.keepnet.options.before = ({ url }) =>
    url.endsWith('/export') && broken++ < times
      ? bytes(200, ['Company Name,Monthly Users\nA,5\n', new KeepnetConnectionError('No answer: reset.')])
      : undefined;
  return fake;
}

test('reads a file that breaks off again, and counts none of its rows twice', async () => {
  const { client, exports } = breaking(2);
  const total = await client.monthlyUserTotal({ verification: 'strict' });
  expect(total).toMatchObject({ totalMonthlyUsers: 15, completeness: { exportTotal: 15 } });
  expect(exports()).toHaveLength(3);
});

test('throws KeepnetConnectionError when the file breaks off every time', async () => {
  const { client, exports } = breaking(Infinity);
  await expect(client.monthlyUserTotal({ source: 'export' })).rejects.toMatchObject({ name: 'KeepnetConnectionError' });
  expect(exports()).toHaveLength(6);
});

const answering = (file: string) => {
  const { client } = createFakeClient({
    companies,
    before: ({ url }) => (url.endsWith('/export') ? bytes(200, [file]) : undefined),
  });
  return client;
};

test.each([
  ['source export', { source: 'export' }],
  ['source export by reseller', { source: 'export', groupBy: 'resellerName' }],
  ['strict', { verification: 'strict' }],
] as const)(
  'returns a total (%s) beside a file without a line end at its end, when the search lists the same',
  async (_, options) => {
    const whole = answering('Company Name,Reseller Name,Monthly Users\nA,R,5\nB,R,5\nC,R,5');
    expect(await whole.monthlyUserTotal(options)).toMatchObject({
      totalMonthlyUsers: 15,
      companyCount: 3,
      completeness: { exportTotal: 15 },
    });
    const cut = answering('Company Name,Reseller Name,Monthly Users\nA,R,5\nB,R,5\nC,R,55');
    await expect(cut.monthlyUserTotal(options)).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  },
);

test('returns the groups of the search beside a file whose last group may be cut short', async () => {
  const client = answering('Company Name,Monthly Users,Reseller Name\nA,5,R\nB,5,R\nC,5,R and more');
  const { groups } = await client.monthlyUserTotal({ source: 'export', groupBy: 'resellerName' });
  expect(groups).toEqual([{ group: companies[0]?.resellerName, monthlyUsers: 15, companyCount: 3 }]);
});
