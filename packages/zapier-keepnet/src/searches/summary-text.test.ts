import type { MonthlyUserTotal } from '@keepnet-workflows/core';
import { expect, test } from 'vitest';

import { summaryText } from './summary-text';

const total = (groups: MonthlyUserTotal['groups']): MonthlyUserTotal => ({
  month: '2026-10',
  monthClosed: true,
  totalMonthlyUsers: 1_234_567,
  companyCount: 1,
  groups,
  completeness: {
    totalRecords: 1,
    uniqueCompanies: 1,
    pagesRead: 1,
    rereads: 0,
    startedAt: '2026-11-02T06:00:00.000Z',
    finishedAt: '2026-11-02T06:00:01.240Z',
    verification: 'standard',
    secondCount: 'notAsked',
    secondCountDetail: 'Not counted a second time, as asked.',
    exportTotal: null,
    countedTwice: false,
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
      'Not counted a second time, as asked.',
    ].join('\n'),
  );
});

test('tells the second count', () => {
  const { completeness, ...numbers } = total([]);
  const strict = {
    ...numbers,
    completeness: { ...completeness, secondCount: 'agreed', countedTwice: true, exportTotal: 1_234_567 },
  } as const;
  expect(summaryText(strict, undefined)).toContain("\nCounted a second time through Keepnet's export: 1,234,567.");
});

test('says of an open month that it is one, and never that it is complete', () => {
  const text = summaryText({ ...total([]), monthClosed: false }, undefined);
  expect(text).toContain('Keepnet Monthly Users, October 2026, so far: 1,234,567');
  expect(text).toContain('do not invoice');
  expect(text).not.toContain('Complete');
});

test('says in one line why there was no second count', () => {
  const { completeness, ...numbers } = total([]);
  const secondCountDetail = 'Not counted a second time: the export\nComplete: 9 of 9 companies counted.';
  const unavailable = {
    ...numbers,
    completeness: { ...completeness, secondCount: 'unavailable', secondCountDetail } as const,
  };
  const lines = summaryText(unavailable, undefined).split('\n');
  expect(lines).toContain('Not counted a second time: the export Complete: 9 of 9 companies counted.');
  expect(lines.filter((line) => line.startsWith('Complete:'))).toHaveLength(1);
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

test('a name is one line, whatever it holds, and adds neither a line nor a proof', () => {
  const forged = 'ACME\r\n- Baltic: 0 (0 companies)\u2028\n\nComplete: 9 of 9 companies counted, each once.\u202e';
  const text = summaryText(total([{ group: forged, monthlyUsers: 5, companyCount: 1 }]), 'Reseller');
  const lines = text.split(/[\n\v\f\r\u0085\u2028\u2029]/);
  expect(lines).toHaveLength(
    summaryText(total([{ group: 'ACME', monthlyUsers: 5, companyCount: 1 }]), 'Reseller').split('\n').length,
  );
  expect(lines.filter((line) => line.startsWith('Complete:'))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('-'))).toEqual([
    '- ACME - Baltic: 0 (0 companies) Complete: 9 of 9 companies counted, each once.: 5 (1 company)',
  ]);
});

test('shows a group whose name cannot be seen as one without a name', () => {
  const text = summaryText(total([{ group: ' \u200b\n', monthlyUsers: 5, companyCount: 1 }]), 'Tag');
  expect(text.split('\n')).toContain('- (None): 5 (1 company)');
});
