import type { CompanyFilter, SearchCompaniesOptions } from '@keepnet-workflows/core';
import type { ExpectedRow } from './expected-row';
import { folded } from './names';

/** Whether a company is due in a search, as the documentation of its filters says. Covers what schedules draw. */
export function searchMatches(row: ExpectedRow, { text, filters = [] }: SearchCompaniesOptions): boolean {
  const name = folded(String(row['companyName'] ?? ''));
  if (text !== undefined && !name.includes(folded(text.trim()))) return false;
  return filters.every((filter) => holds(row, filter));
}

function holds(row: ExpectedRow, { field, operator, value }: CompanyFilter): boolean {
  const actual = row[field];
  if (operator === '!=') return !holds(row, { field, operator: '=', value });
  if (Array.isArray(actual)) {
    if (value === null) return actual.length === 0;
    return actual.some((each) => compare(folded(String(each)), operator, folded(String(value))));
  }
  if (value === null) return actual === null;
  if (actual === null || actual === undefined) return false;
  if (field === 'renewalDate') return compare(String(actual).slice(0, 10), operator, String(value));
  if (typeof actual === 'number') return compare(actual, operator, Number(value));
  return compare(folded(String(actual)), operator, folded(String(value)));
}

function compare<T extends string | number>(actual: T, operator: string, value: T): boolean {
  if (operator === 'contains') return String(actual).includes(String(value));
  if (operator === '=') return actual === value;
  if (operator === '<' || operator === '<=') return actual < value || (operator === '<=' && actual === value);
  return actual > value || (operator === '>=' && actual === value);
}
