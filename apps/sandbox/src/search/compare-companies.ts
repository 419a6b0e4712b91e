import { inputError } from '../api-refusal';
import { renewalInstant, type RowStyle } from '../rows/row-style';
import type { CompanyRecord } from '../world/company-record';

export interface Sorting {
  readonly orderBy: string;
  readonly ascending: boolean;
  readonly renewal: RowStyle['renewal'];
}

type Comparable = string | number | null;

function keyOf({ orderBy, renewal }: Sorting): (company: CompanyRecord) => Comparable {
  switch (orderBy.toLowerCase()) {
    case 'createtime':
      return ({ createTime }) => createTime;
    case 'companyname':
      return ({ companyName }) => companyName.toLowerCase();
    case 'targetusercount':
      return ({ targetUsers }) => targetUsers;
    case 'licenseenddate':
      return (company) => renewalInstant(company, renewal);
    default:
      throw inputError(`OrderBy ${orderBy} is not known.`);
  }
}

/**
 * The companies in the order asked for, ties by internal id in both directions.
 *
 * @throws ApiRefusal (400, INPUT_ERROR) for an order that the API does not know.
 */
export function sortCompanies(companies: readonly CompanyRecord[], sorting: Sorting): CompanyRecord[] {
  const key = keyOf(sorting);
  const direction = sorting.ascending ? 1 : -1;
  return companies
    .map((company) => ({ company, value: key(company) }))
    .sort((left, right) => {
      if (left.value === right.value) return left.company.sequence - right.company.sequence;
      if (left.value === null) return -direction;
      if (right.value === null) return direction;
      return left.value < right.value ? -direction : direction;
    })
    .map(({ company }) => company);
}
