import type { Company } from '../companies/company';
import { isDayAlone } from '../dates/calendar-day';
import type { Cell, Row } from '../files/cell';

const COLUMNS: readonly (readonly [title: string, cell: (company: Company) => Cell])[] = [
  ['Company Name', ({ companyName }) => companyName],
  ['Reseller Name', ({ resellerName }) => resellerName],
  ['Industry', ({ industryName }) => industryName],
  ['License Type', ({ licenseTypeName }) => licenseTypeName],
  ['Target Users', ({ targetUsers }) => targetUsers],
  ['Inactive Users', ({ inactiveUsers }) => inactiveUsers],
  ['Deleted Users', ({ deletedUsers }) => deletedUsers],
  ['Monthly Users', ({ monthlyUsers }) => monthlyUsers],
  ['License Limit', ({ licenseLimit }) => licenseLimit ?? 'Unlimited'],
  ['Tags', ({ tags }) => tags.join(', ')],
  ['Renewal Date', ({ renewalDate }) => dateCell(renewalDate)],
  ['Date Created', ({ createdAt }) => dateCell(createdAt)],
];

/** The titles of the console's columns. */
export const TABLE_HEADER: readonly string[] = COLUMNS.map(([title]) => title);

/** A company as a row under `TABLE_HEADER`. */
export function toTableRow(company: Company): Row {
  return COLUMNS.map(([, cell]) => cell(company));
}

function dateCell(iso: string | null): Cell {
  if (iso === null) return null;
  return isDayAlone(iso) ? { day: iso.slice(0, 10) } : { instant: iso };
}
