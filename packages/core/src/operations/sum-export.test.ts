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
