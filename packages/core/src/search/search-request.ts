import { addDays, type CalendarDay } from '../dates/calendar-day';
import type { Month } from '../dates/month';

/** Which renewal dates a list is about; days included. */
interface RenewalWindow {
  readonly from?: CalendarDay;
  readonly to: CalendarDay;
}

/** Which companies to ask for. */
export interface CompanyQuery {
  /** Selects the month that Monthly Users counts. */
  readonly month?: Month;
  /** Only companies over their License Limit. */
  readonly overLimitOnly?: boolean;
  /** Only companies whose renewal date lies in these days. */
  readonly renewal?: RenewalWindow;
  /** By creation, the newest first. Otherwise the oldest first: new companies land at the end, and pages shift least. */
  readonly newestFirst?: boolean;
}

interface FilterItem {
  readonly FieldName: string;
  readonly Operator: string;
  readonly Value: string;
}

/**
 * How much wider than asked for a filter by date is: one that is too narrow loses rows that nothing brings back, and
 * neither the server's time zone nor its reading of a date without time is known. The list's own rule cuts.
 */
const MARGIN_DAYS = 2;

/**
 * The body of a search or an export. `filter` is always an object and nothing in it is ever null: Keepnet refuses
 * both, and an `orderBy` that is null.
 *
 * @param marginDays How much wider than asked for the filter by date is; a file that is handed on takes none.
 */
export function toSearchBody(
  query: CompanyQuery,
  pageNumber: number,
  pageSize: number,
  marginDays = MARGIN_DAYS,
): Record<string, unknown> {
  const items = [
    ...(query.renewal ? renewalItems(query.renewal, marginDays) : []),
    ...(query.month ? [{ FieldName: 'MonthlyActiveUser', Operator: '=', Value: query.month }] : []),
  ];
  return {
    pageNumber,
    pageSize,
    orderBy: 'CreateTime',
    ascending: !query.newestFirst,
    filter: {
      Condition: 'AND',
      SearchInputTextValue: '',
      ...(items.length > 0 && { FilterGroups: [{ Condition: 'AND', FilterGroups: [], FilterItems: items }] }),
    },
    ...(query.overLimitOnly && { isTargetUserCountExceededLimit: true }),
  };
}

function renewalItems({ from, to }: RenewalWindow, marginDays: number): FilterItem[] {
  const item = (Operator: string, day: CalendarDay, time: string): FilterItem => ({
    FieldName: 'LicenseEndDate',
    Operator,
    Value: `${day}T${time}`,
  });
  const last = item('<=', addDays(to, marginDays), '23:59:59');
  return from === undefined ? [last] : [item('>=', addDays(from, -marginDays), '00:00:00'), last];
}
