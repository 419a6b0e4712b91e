import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';
import { byCodeUnit } from '../texts/by-code-unit';
import { foldCase } from '../texts/fold-case';
import type { Company } from './company';
import { compareValues, FILTER_OPERATORS, type FilterOperator, type FilterValue } from './compare-values';

/** One condition on a company. All conditions of a search must hold. */
export interface CompanyFilter {
  readonly field: keyof Company;
  readonly operator: FilterOperator;
  /**
   * Texts are compared ignoring case. A date is ISO: a day (`2026-11-20`) is compared by calendar day in UTC, anything
   * longer as an instant, in UTC if it has no offset. `include` takes a list of texts, or one text with commas. Null:
   * no value.
   */
  readonly value: FilterValue;
}

const FIELDS: Readonly<Record<keyof Company, true>> = {
  companyId: true,
  companyName: true,
  resellerName: true,
  industryName: true,
  licenseTypeName: true,
  licenseLimit: true,
  targetUsers: true,
  inactiveUsers: true,
  deletedUsers: true,
  monthlyUsers: true,
  usageMonth: true,
  renewalDate: true,
  licenseExpired: true,
  createdAt: true,
  tags: true,
};

/**
 * The test that a company passes when all filters hold.
 *
 * @param text Free text: part of a company's name.
 * @throws KeepnetConfigurationError for a field, an operator or a value that cannot work.
 */
export function compileFilters(filters: readonly CompanyFilter[], text = ''): (company: Company) => boolean {
  const named: readonly CompanyFilter[] = text.trim()
    ? [...filters, { field: 'companyName', operator: 'contains', value: text.trim() }]
    : filters;
  const tests = named.map((filter) => {
    const { field, operator, value } = checkFilter(filter);
    const test = compareValues(field, operator, value);
    return (company: Company): boolean => test(company[field]);
  });
  return (company) => tests.every((test) => test(company));
}

function checkFilter(filter: CompanyFilter): CompanyFilter {
  if (typeof filter !== 'object' || filter === null) {
    throw new KeepnetConfigurationError('A filter is an object with field, operator and value.');
  }
  if (typeof filter.field !== 'string' || !Object.hasOwn(FIELDS, filter.field)) {
    throw new KeepnetConfigurationError(
      `Companies cannot be filtered by ${showValue(filter.field)}. Use one of: ${Object.keys(FIELDS).join(', ')}.`,
    );
  }
  const named: unknown = filter.operator;
  const operator = (typeof named === 'string' ? named.toLowerCase() : '') as FilterOperator;
  if (!FILTER_OPERATORS.includes(operator)) {
    throw new KeepnetConfigurationError(
      `The filter on ${filter.field} has no usable operator. Use one of: ${FILTER_OPERATORS.join(', ')}.`,
    );
  }
  return { ...filter, operator };
}

export const ORDERS = ['createdAt', 'companyName', 'targetUsers', 'renewalDate'] as const;

/** What companies can be sorted by. */
export type CompanyOrder = (typeof ORDERS)[number];

const SORT_KEYS: Readonly<Record<CompanyOrder, (company: Company) => number | string | null>> = {
  createdAt: ({ createdAt }) => instantOf(createdAt),
  companyName: ({ companyName }) => (companyName === null ? null : foldCase(companyName)),
  targetUsers: ({ targetUsers }) => targetUsers,
  renewalDate: ({ renewalDate }) => instantOf(renewalDate),
};

const instantOf = (date: string | null): number | null => (date === null ? null : Date.parse(date));

/** Sorts companies: those without a value last, ties by company ID. */
export function sortCompanies(companies: readonly Company[], orderBy: CompanyOrder, ascending: boolean): Company[] {
  const keyOf = SORT_KEYS[orderBy];
  const keyed = companies.map((company) => ({ company, key: keyOf(company) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return byCodeUnit(a.company.companyId, b.company.companyId);
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    return a.key < b.key === ascending ? -1 : 1;
  });
  return keyed.map(({ company }) => company);
}
