import type { WireCompany } from '../company-builder';

import type { FakeKeepnetOptions } from './fake-keepnet-options';
import { InputError } from './input-error';
import type { FilterGroup, FilterItem, SearchBody } from './search-body';

const FIRST_MONTH = '2025-12';

/** The companies of a search or an export, filtered and sorted, with the users of the month asked for. */
export function selectCompanies(body: SearchBody, options: FakeKeepnetOptions): WireCompany[] {
  const { companies, refuse = {}, ignore = {} } = options;
  if (body.orderby.toLowerCase() !== 'createtime') throw new InputError(`Cannot order by ${body.orderby}`);
  const items = itemsOf(body.filter);
  const months = items.filter(({ fieldname }) => fieldname.toLowerCase() === 'monthlyactiveuser');
  const dates = items.filter((item) => !months.includes(item));
  if (dates.length > 0 && refuse.filter) throw new InputError('This filter is not supported');
  if (body.istargetusercountexceededlimit && refuse.flag) throw new InputError('Unknown field');
  const inDates = dates.map(dateTest);
  const listed = companies
    .filter((row) => ignore.filter || inDates.every((test) => test(row)))
    .filter((row) => !body.istargetusercountexceededlimit || ignore.flag || isOverLimit(row));
  const selected = months.reduce((rows, { value }) => selectMonth(rows, value, options), listed);
  if (ignore.order) return selected;
  const direction = body.ascending ? 1 : -1;
  return selected.toSorted((a, b) => direction * (dateValue(a.createTime) - dateValue(b.createTime)));
}

export function isOverLimit(row: WireCompany): boolean {
  return row.isNumberOfUsersLimited && row.targetUserCount > Number(row.numberOfUsers);
}

function selectMonth(rows: WireCompany[], month: string, options: FakeKeepnetOptions): WireCompany[] {
  const { monthMode = 'selects', months = {}, refuse = {} } = options;
  if (monthMode === 'refused') throw new InputError('Unknown field MonthlyActiveUser');
  if (monthMode === 'ignored') return rows;
  if (refuse.impossibleMonth && month < FIRST_MONTH) throw new InputError('There is no such month');
  const counts = month < FIRST_MONTH ? {} : months[month];
  const usersOf = (row: WireCompany): number =>
    counts ? (counts[row.companyResourceId] ?? 0) : row.monthlyActiveUserCount;
  const active = monthMode === 'selects' ? rows : rows.filter((row) => usersOf(row) > 0);
  return monthMode === 'rowsOnly' ? active : active.map((row) => ({ ...row, monthlyActiveUserCount: usersOf(row) }));
}

/** Every item of the filter, however deep. */
function itemsOf(group: FilterGroup): FilterItem[] {
  return [...(group.filteritems ?? []), ...(group.filtergroups ?? []).flatMap(itemsOf)];
}

function dateTest({ fieldname, operator, value }: FilterItem): (row: WireCompany) => boolean {
  const limit = dateValue(value);
  if (fieldname.toLowerCase() !== 'licenseenddate' || Number.isNaN(limit)) {
    throw new InputError(`This filter by ${fieldname} is not supported`);
  }
  // No date passes no comparison.
  if (operator === '>=') return (row) => dateValue(row.licenseEndDate) >= limit;
  if (operator === '<=') return (row) => dateValue(row.licenseEndDate) <= limit;
  throw new InputError(`Unknown operator ${operator}`);
}

/** Milliseconds since the epoch, of a date in any form that the API writes; without a time zone it is in UTC. */
function dateValue(text: string | null): number {
  if (text === null) return Number.NaN;
  const iso = text.replaceAll('/', '-').replace(' ', 'T');
  return Date.parse(/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`);
}
