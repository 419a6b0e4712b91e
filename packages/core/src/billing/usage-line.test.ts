import { expect, test } from 'vitest';
import { createCompanyReader } from '../search/parse-company';
import { wireCompany } from '../testing';
import { toUsageLine } from './usage-line';

test('returns the company with a key of its ID and the month', () => {
  const company = createCompanyReader({ dateFormat: 'auto' }, '2026-10').read({
    ...wireCompany({ companyResourceId: 'a-1' }),
  });
  expect(toUsageLine(company)).toEqual({ ...company, key: 'keepnet:a-1:monthly-users:2026-10' });
});
