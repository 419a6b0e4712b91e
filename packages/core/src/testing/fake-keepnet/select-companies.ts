import type { WireCompany } from '../company-builder';

import { checkFilter, dateValue, filterItems, monthField, passesFilter } from './company-filter';
import type { FakeKeepnetOptions } from './fake-keepnet-options';
import { InputError } from './input-error';
import type { SearchBody } from './search-body';

const sortFields: Readonly<Record<string, (row: WireCompany) => string | number | null>> = {
  createtime: (row) => dateValue(row.createTime),
  licenseenddate: (row) => dateValue(row.licenseEndDate),
  renewaldate: (row) => dateValue(row.licenseEndDate),
  companyname: (row) => row.companyName,
  targetusercount: (row) => row.targetUserCount,
};

/** The companies of a search, filtered and sorted, with the users of the month asked for. */
export function selectCompanies(body: SearchBody, options: FakeKeepnetOptions): WireCompany[] {
  const { refuse = {}, ignore = {} } = options;
  checkFilter(body.filter);
  const items = filterItems(body.filter);
  const month = items.find((item) => item.fieldname.toLowerCase() === monthField)?.value;
  if (month !== undefined && refuse.month) throw new InputError('Unknown field MonthlyActiveUser');
  if (refuse.filter && items.some((item) => item.fieldname.toLowerCase() !== monthField)) {
    throw new InputError('This filter is not supported');
  }
  const sortField = body.orderby.toLowerCase();
  const read = sortFields[sortField];
  if (read === undefined || refuse.sort?.some((name) => name.toLowerCase() === sortField)) {
    throw new InputError(`Cannot order by ${body.orderby}`);
  }
  const passed = options.companies
    .filter((row) => ignore.filter || passesFilter(row, body.filter))
    .filter((row) => !body.istargetusercountexceededlimit || isOverLimit(row))
    .map((row) => withMonth(row, month, options))
    .filter(
      (row) => !(options.monthDropsIdle && !ignore.month && month !== undefined && row.monthlyActiveUserCount === 0),
    );
  return ignore.sort ? passed : sorted(passed, read, body.ascending, options.nullsLast ? 1 : -1);
}

export function isOverLimit(row: WireCompany): boolean {
  return row.isNumberOfUsersLimited && row.targetUserCount > Number(row.numberOfUsers);
}

const firstMonth = '2025-12';

function withMonth(row: WireCompany, month: string | undefined, options: FakeKeepnetOptions): WireCompany {
  if (month === undefined || options.ignore?.month) return row;
  const counts = month < firstMonth ? {} : options.months?.[month];
  return counts ? { ...row, monthlyActiveUserCount: counts[row.companyResourceId] ?? 0 } : row;
}

/** Rows without a value come first in an ascending order, or last, as databases differ. */
function sorted(
  rows: readonly WireCompany[],
  read: (row: WireCompany) => string | number | null,
  ascending: boolean,
  nulls: 1 | -1,
): WireCompany[] {
  const direction = ascending ? 1 : -1;
  return rows.toSorted((a, b) => direction * compareValues(read(a), read(b), nulls));
}

function compareValues(a: string | number | null, b: string | number | null, nulls: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return nulls;
  if (b === null) return -nulls;
  return a > b ? 1 : -1;
}
