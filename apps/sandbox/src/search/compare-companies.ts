import { inputError } from '../api-refusal';
import { renewalInstant, type RowStyle } from '../rows/row-style';
import type { ListedCompany } from '../world/company-record';
import { scatter } from './scatter';

export interface Sorting {
  readonly orderBy: string;
  readonly ascending: boolean;
  readonly renewal: RowStyle['renewal'];
  readonly nullsLast: boolean;
  /** A different number gives a different order of equal rows; undefined: by internal id, in both directions. */
  readonly shuffle: number | undefined;
}

type Comparable = string | number | null;

function keyOf({ orderBy, renewal }: Sorting): (company: ListedCompany) => Comparable {
  switch (orderBy.toLowerCase()) {
    case 'createtime':
      return ({ createTime }) => createTime;
    case 'companyname':
      return ({ companyName }) => companyName?.toLowerCase() ?? null;
    case 'targetusercount':
      return ({ targetUsers }) => targetUsers;
    case 'licenseenddate':
      return (company) => renewalInstant(company, renewal);
    default:
      throw inputError(`OrderBy ${orderBy} is not known.`);
  }
}

/**
 * The companies in the requested order.
 *
 * @throws ApiRefusal (400, INPUT_ERROR) for an order that the API does not know.
 */
export function sortCompanies(companies: readonly ListedCompany[], sorting: Sorting): ListedCompany[] {
  const key = keyOf(sorting);
  const direction = sorting.ascending ? 1 : -1;
  const nulls = sorting.nullsLast ? direction : -direction;
  const { shuffle } = sorting;
  const tie = (company: ListedCompany): number =>
    shuffle === undefined ? company.sequence : scatter(company.companyId, shuffle);
  return companies
    .map((company) => ({ company, value: key(company) }))
    .sort((left, right) => {
      if (left.value === right.value) return tie(left.company) - tie(right.company);
      if (left.value === null) return nulls;
      if (right.value === null) return -nulls;
      return left.value < right.value ? -direction : direction;
    })
    .map(({ company }) => company);
}
