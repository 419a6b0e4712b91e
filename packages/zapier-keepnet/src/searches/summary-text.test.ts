import type { MonthlyUserTotal } from '@keepnet-workflows/core';
import { expect, test } from 'vitest';

import { summaryText } from './summary-text';

const total = (groups: MonthlyUserTotal['groups']): MonthlyUserTotal => ({
  month: '2026-10',
  totalMonthlyUsers: 1_234_567,
  companyCount: 1,
  groups,
  completeness: {
    totalRecords: 1,
    uniqueCompanies: 1,
    pagesRead: 1,
    rereads: 0,
    duplicatesDropped: 0,
    startedAt: '2026-11-02T06:00:00.000Z',
    finishedAt: '2026-11-02T06:00:01.240Z',
    verification: 'standard',
    exportTotal: null,
    monthSelected: true,
    digest: '0',
  },
});

test('returns the total alone without groups', () => {
  expect(summaryText(total([]), undefined)).toBe(
    [
      'Keepnet Monthly Users, October 2026: 1,234,567',
      'Companies: 1',
      '',
      'Complete: 1 of 1 company counted, each once (2026-11-02 06:00 UTC).',
    ].join('\n'),
  );
});

test('tells the second count', () => {
  const { completeness, ...numbers } = total([]);
  const strict = {
    ...numbers,
    completeness: { ...completeness, verification: 'strict', exportTotal: 1_234_567 },
  } as const;
  expect(summaryText(strict, undefined)).toContain("\nCounted a second time through Keepnet's export: 1,234,567.");
});

test('returns no more than 50 groups, and says how many are left', () => {
  const groups = Array.from({ length: 1053 }, (_, index) => ({ group: `R${index}`, monthlyUsers: 1, companyCount: 1 }));
  const lines = summaryText(total(groups), 'Reseller').split('\n');
  expect(lines.filter((line) => line.startsWith('- R'))).toHaveLength(50);
  expect(lines).toContain('- and 1,003 more');
});

test('says that tags overlap, and nothing of it elsewhere', () => {
  const groups = ['a', 'b'].map((group) => ({ group, monthlyUsers: 1_234_567, companyCount: 1 }));
  const lines = summaryText(total(groups), 'Tag').split('\n');
  expect(lines).toContain('By tag (a company with two tags counts in both):');
  expect(summaryText(total(groups), 'License Type').split('\n')).toContain('By license type:');
});
