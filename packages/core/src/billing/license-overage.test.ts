import { expect, test } from 'vitest';
import type { Company } from '../search/company';
import { licenseOverage } from './license-overage';

const company = (companyId: string, targetUsers: number, licenseLimit: number | null): Company => ({
  companyId,
  companyName: companyId,
  resellerName: null,
  industryName: null,
  licenseTypeName: null,
  licenseLimit,
  targetUsers,
  inactiveUsers: null,
  deletedUsers: null,
  monthlyUsers: 0,
  usageMonth: '2026-11',
  renewalDate: null,
  licenseExpired: null,
  createdAt: null,
  tags: [],
});

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
  expect(
    list.map(({ companyId, excessUsers, utilizationPercent }) => [companyId, excessUsers, utilizationPercent]),
  ).toEqual([
    ['big', 250, 266.7],
    ['zero', 3, null],
    ['Z', 1, 101],
    ['a', 1, 101],
    ['third', 1, 133.3],
  ]);
});
