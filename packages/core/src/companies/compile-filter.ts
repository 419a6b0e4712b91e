import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';
import type { Company } from './company';
import type { CompanyFilter } from './company-filter';
import type { FilterItem } from './company-search';
import { compareValues, FILTER_OPERATORS, type FilterOperator } from './compare-values';
import { toServerFilter } from './to-server-filter';

export interface CompiledFilter {
  readonly matches: (company: Company) => boolean;
  /** What the server can do of it, never narrower than `matches`. */
  readonly serverItems: readonly FilterItem[];
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
  renewalDate: true,
  licenseExpired: true,
  createdAt: true,
  tags: true,
};

/**
 * @param text Free text: part of a company's name.
 * @throws KeepnetConfigurationError for a field, an operator or a value that cannot work.
 */
export function compileFilter(filters: readonly CompanyFilter[], text = ''): CompiledFilter {
  const named: readonly CompanyFilter[] = text.trim()
    ? [...filters, { field: 'companyName', operator: 'contains', value: text.trim() }]
    : filters;
  const checked = named.map(checkFilter);
  const tests = checked.map(({ field, operator, value }) => compareValues(field, operator, value));
  return {
    matches: (company) => checked.every(({ field }, index) => tests[index]?.(company[field])),
    serverItems: checked.flatMap(toServerFilter),
  };
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
