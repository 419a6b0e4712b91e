import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCompany, anyCount, anyDate, anyName } from '../../test/support/any-company';
import type { Company } from './company';
import type { FilterOperator } from './compare-values';
import { type CompanyFilter, compileFilters } from './filter-companies';

const order = fc.constantFrom<FilterOperator>('=', '!=', '>', '>=', '<', '<=');
const days = anyDate.map((date) => date.slice(0, 10));
const record = (
  field: fc.Arbitrary<string>,
  operator: fc.Arbitrary<FilterOperator>,
  value: fc.Arbitrary<CompanyFilter['value']>,
) => fc.record({ field, operator, value }) as unknown as fc.Arbitrary<CompanyFilter>;

const texts = fc.constantFrom('companyId', 'companyName', 'resellerName', 'industryName', 'licenseTypeName', 'tags');
const numbers = fc.constantFrom('licenseLimit', 'targetUsers', 'inactiveUsers', 'deletedUsers', 'monthlyUsers');
const dates = fc.constantFrom('renewalDate', 'createdAt');
const filter = fc.oneof(
  record(texts, fc.constantFrom('=', '!=', 'contains'), anyName),
  record(texts, fc.constant('include'), fc.array(anyName, { maxLength: 3 })),
  record(numbers, order, fc.oneof(anyCount, anyCount.map(String))),
  record(dates, order, fc.oneof(days, anyDate)),
  record(fc.oneof(texts, numbers, dates), fc.constantFrom('=', '!='), fc.constant(null)),
  record(fc.constant('licenseExpired'), fc.constantFrom('=', '!='), fc.boolean()),
);

type Plain = string | number;

function compares(left: Plain, operator: string, right: Plain): boolean {
  const sign = left < right ? -1 : left > right ? 1 : 0;
  const signs: Record<string, number[]> = { '=': [0], '>': [1], '>=': [0, 1], '<': [-1], '<=': [-1, 0] };
  return signs[operator]?.includes(sign) ?? false;
}

/** A text without letter case, letter by letter: each i is one i, with a dot or without, and each sigma one sigma. */
function caseless(text: string): string {
  const same: Record<string, string> = { I: 'i', İ: 'i', ı: 'i', Σ: 'σ', ς: 'σ' };
  return [...text.normalize('NFC')].map((letter) => same[letter] ?? letter.toLowerCase()).join('');
}

/** What a filter means, said once more and as plainly as can be. */
function means(company: Company, { field, operator, value }: CompanyFilter): boolean {
  if (operator === '!=') return !means(company, { field, operator: '=', value });
  const own: unknown = company[field];
  const all = (Array.isArray(own) ? own : [own]) as unknown[];
  const present = all.filter((entry) => entry !== null) as (string | number | boolean)[];
  if (value === null) return present.length === 0;
  return present.some((entry) => {
    if (typeof entry === 'number') return compares(entry, operator, Number(value));
    if (typeof entry === 'boolean') return entry === value;
    if (field === 'renewalDate' || field === 'createdAt') {
      return String(value).length === 10
        ? compares(entry.slice(0, 10), operator, String(value))
        : compares(Date.parse(entry), operator, Date.parse(String(value)));
    }
    const text = caseless(entry);
    if (operator === 'contains') return text.includes(caseless(String(value)));
    if (Array.isArray(value)) return value.some((choice: string) => text === caseless(choice.trim()));
    return compares(text, operator, caseless(String(value)));
  });
}

const EMPTY: Company = {
  ...{ companyId: 'A', companyName: null, resellerName: null, industryName: null, licenseTypeName: null },
  ...{ licenseLimit: null, targetUsers: 0, inactiveUsers: null, deletedUsers: null, monthlyUsers: 0 },
  ...{ usageMonth: '2026-11', renewalDate: null, licenseExpired: null, createdAt: null, tags: [] },
};

test('matches what the filters mean, all of them', () => {
  fc.assert(
    fc.property(anyCompany, fc.array(filter, { maxLength: 3 }), (company, filters) => {
      expect(compileFilters(filters)(company)).toBe(filters.every((one) => means(company, one)));
    }),
    {
      numRuns: 2000,
      examples: [[{ ...EMPTY, licenseTypeName: 'ı' }, [{ field: 'licenseTypeName', operator: '=', value: 'I' }]]],
    },
  );
});

test('matches free text by the name, whatever its case', () => {
  fc.assert(
    fc.property(anyCompany, anyName, (company, text) => {
      const part = caseless(text.trim());
      const expected = part === '' || (company.companyName != null && caseless(company.companyName).includes(part));
      expect(compileFilters([], text)(company)).toBe(expected);
    }),
    { numRuns: 500, examples: [[{ ...EMPTY, companyName: 'Isparta' }, 'ı']] },
  );
});
