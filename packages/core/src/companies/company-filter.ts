import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import type { Company } from './company';
import type { FilterItem } from './company-search';
import { compareValues, FILTER_OPERATORS, type FilterOperator, type FilterValue } from './compare-values';
import { toServerFilter } from './to-server-filter';

/** One condition on a company. All conditions of a search must hold. */
export interface CompanyFilter {
  readonly field: keyof Company;
  readonly operator: FilterOperator;
  /**
   * Texts are compared without regard to case. A date is ISO: a day (`2026-11-20`) is compared by calendar day in UTC,
   * anything longer as an instant, in UTC when it has no offset. `include` takes a list of texts, or one text with
   * commas. Null: no value.
   */
  readonly value: FilterValue;
}

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
  if (!Object.hasOwn(FIELDS, filter.field)) {
    throw new KeepnetConfigurationError(
      `Companies cannot be filtered by ${JSON.stringify(filter.field)}. Use one of: ${Object.keys(FIELDS).join(', ')}.`,
    );
  }
  const operator = String(filter.operator).toLowerCase() as FilterOperator;
  if (!FILTER_OPERATORS.includes(operator)) {
    throw new KeepnetConfigurationError(
      `The filter on ${filter.field} has no usable operator. Use one of: ${FILTER_OPERATORS.join(', ')}.`,
    );
  }
  return { ...filter, operator };
}
