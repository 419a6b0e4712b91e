import { expect, test } from 'vitest';

import { createCompanyReader, createUsageReader } from '../search/parse-company';
import type { WireRow } from '../search/wire-field';
import { wireCompany } from '../testing/company-builder';
import { checkFields } from './check-fields';

const { read: readCompany } = createCompanyReader({ dateFormat: 'auto' }, '2026-11');
const readUsage = createUsageReader('2026-11');

function canRead(read: (row: WireRow) => unknown, row: WireRow): boolean {
  try {
    read(row);
    return true;
  } catch {
    return false;
  }
}

const rowWith = (field: string, value: unknown): WireRow => ({ ...wireCompany(), [field]: value });
const FIELDS = Object.keys(wireCompany()).filter((field) => field !== 'children');
const VALUES = [undefined, null, '', 'many', -1, 1.5, true, [1], {}];

// Otherwise a verdict would not be what a run does.
test.each(FIELDS)('finds %s unusable exactly where a run does', (field) => {
  for (const value of VALUES) {
    const row = rowWith(field, value);
    const { detail, allowsTotals } = checkFields([row]);
    // Dates are looked at by themselves.
    const isDate = typeof value === 'string' && /Date|Time/.test(field);
    expect(!detail.includes('end with an error'), `${field} ${JSON.stringify(value)}`).toBe(
      isDate || canRead(readCompany, row),
    );
    expect(allowsTotals).toBe(canRead(readUsage, row));
  }
});

test('takes an ID under either name', () => {
  const { companyResourceId, ...row } = wireCompany();
  expect(checkFields([{ ...row, resourceId: companyResourceId }]).verdict).toBe('works');
});

test('shows names of fields, and nothing that could be a sentence', () => {
  const { detail } = checkFields([{ ...wireCompany(), newField: 1, 'ACME Ltd.': 1, '4711': 1 }]);
  expect(detail).toContain('Fields that are not used: newField.');
});
