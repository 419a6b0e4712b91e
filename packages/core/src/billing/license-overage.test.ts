import { expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import { licenseOverage } from './license-overage';

const company = (companyId: string, targetUsers: number, licenseLimit: number | null) =>
  usageLine({ companyId, targetUsers, licenseLimit });

test('returns what is over its limit, the largest excess first, ties by code unit of the ID', () => {
  const list = licenseOverage([
    company('a', 101, 100),
    company('equal', 100, 100),
    company('unlimited', 100_000, null),
    company('zero', 3, 0),
    company('empty', 0, 0),
    company('Z', 101, 100),
    company('third', 4, 3),
    company('big', 400, 150),
  ]);
  const shown = list.map(({ companyId, excessUsers, utilizationPercent }) =>
    [companyId, excessUsers, utilizationPercent].join(' '),
  );
  expect(shown).toEqual(['big 250 266.7', 'zero 3 ', 'Z 1 101', 'a 1 101', 'third 1 133.3']);
});
