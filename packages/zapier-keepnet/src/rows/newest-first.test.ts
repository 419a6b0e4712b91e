import type { Company } from '@keepnet-workflows/core';
import { expect, test } from 'vitest';

import { newestFirst } from './newest-first';

const company = (companyId: string, createdAt: string | null): Company => ({ companyId, createdAt }) as Company;

test('sorts by date, the newest first, ties by Company ID, those without a date last', () => {
  const companies = [
    company('d', null),
    company('b', '2026-01-02T00:00:00Z'),
    company('e', '2025-12-31T23:59:59Z'),
    company('a', '2026-01-02T00:00:00Z'),
    company('c', null),
    company('f', '2026-01-02T00:00:01Z'),
  ];
  expect(
    companies
      .sort(newestFirst('createdAt'))
      .map(({ companyId }) => companyId)
      .join(''),
  ).toBe('fabecd');
});
