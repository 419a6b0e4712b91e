import { describe, expect, test } from 'vitest';

import { type CountedUsage, countUsage } from './usage-count';

const row = (companyName: string, monthlyUsers: number, resellerName = 'Reseller'): CountedUsage => ({
  companyName,
  resellerName,
  monthlyUsers,
});

const same = async (
  ...[a, b]: readonly [readonly CountedUsage[], readonly CountedUsage[]]
): Promise<readonly string[]> => {
  const [first, second] = [await countUsage(a), await countUsage(b)];
  return (['total', 'numbers', 'customers', 'names', 'resellers'] as const).filter((key) => first[key] === second[key]);
};

describe('countUsage tells lists apart', () => {
  const rows = [row('Anton', 3), row('Berta', 5)];

  test('not by their order, nor by companies without users', async () => {
    const other = [row('Berta', 5), row('Caesar', 0), row('Anton', 3)];
    expect(await same(rows, other)).toEqual(['total', 'numbers', 'customers', 'names', 'resellers']);
  });

  test('not by composed letters, white space and an apostrophe before a formula', async () => {
    const [a, b] = [[row('=Ünal Ltd', 2)], [row("'=U\u0308nal\u00a0 Ltd ", 2)]];
    expect(await same(a, b)).toEqual(['total', 'numbers', 'customers', 'names', 'resellers']);
  });

  test('by two companies that have the users of each other', async () => {
    expect(await same(rows, [row('Anton', 5), row('Berta', 3)])).toEqual(['total', 'numbers', 'customers']);
  });

  test('by other names, which keep the numbers', async () => {
    expect(await same(rows, [row('Anton', 3), row('Bertha', 5)])).toEqual(['total', 'numbers']);
  });

  test('by another reseller', async () => {
    expect(await same(rows, [row('Anton', 3, 'Other'), row('Berta', 5)])).toEqual([
      'total',
      'numbers',
      'customers',
      'names',
    ]);
  });

  test('by numbers with the same sum', async () => {
    expect(await same(rows, [row('Anton', 4), row('Berta', 4)])).toEqual(['total', 'customers']);
  });
});
