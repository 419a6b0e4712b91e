import type { WireCompany } from '../company-builder';

import { itemsOf, type SentBody } from './asked';
import type { FakeKeepnetOptions } from './fake-keepnet-options';

const FIRST_MONTH = '2025-12';

/** What the fake API does not accept; it becomes a 400 with status `INPUT_ERROR`. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The companies of a search or an export, filtered and sorted, with the users of the month asked for. */
export function selectCompanies(body: SentBody, options: FakeKeepnetOptions): WireCompany[] {
  const { companies, refuse = {}, ignore = {} } = options;
  if (body.orderBy !== 'CreateTime') throw new InputError(`Cannot order by ${body.orderBy}`);
  if (body.pageSize > (refuse.pageSizeOver ?? Infinity)) {
    throw new InputError(`PageSize must be between 1 and ${refuse.pageSizeOver}`);
  }
  const items = itemsOf(body).map((item) => item.split(' ') as [string, string, string]);
  const dates = items.filter(([field]) => field !== 'MonthlyActiveUser');
  if (dates.length > 0 && refuse.filter) throw new InputError('This filter is not supported');
  if (body.isTargetUserCountExceededLimit && refuse.flag) throw new InputError('Unknown field');
  const inDates = dates.map(dateTest);
  const listed = companies
    .filter((row) => ignore.filter || inDates.every((test) => test(row)))
    .filter((row) => !body.isTargetUserCountExceededLimit || ignore.flag || isOverLimit(row));
  const month = items.find((item) => !dates.includes(item))?.[2];
  const selected = month === undefined ? listed : selectMonth(listed, month, options);
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
  if (refuse.impossibleMonth && month < FIRST_MONTH) throw new InputError('There is no such month');
  if (monthMode === 'ignored') return rows;
  const counts = month < FIRST_MONTH ? {} : months[month];
  const usersOf = (row: WireCompany): number =>
    counts ? (counts[row.companyResourceId] ?? 0) : row.monthlyActiveUserCount;
  const active = monthMode === 'selects' ? rows : rows.filter((row) => usersOf(row) > 0);
  return monthMode === 'rowsOnly' ? active : active.map((row) => ({ ...row, monthlyActiveUserCount: usersOf(row) }));
}

function dateTest([field, operator, value]: [string, string, string]): (row: WireCompany) => boolean {
  const limit = dateValue(value);
  if (field !== 'LicenseEndDate' || Number.isNaN(limit)) throw new InputError(`No filter by ${field} ${value}`);
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
