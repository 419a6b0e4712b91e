import { addDays, type CalendarDay } from '../dates/calendar-day';
import type { Month } from '../dates/month';

/** The renewal dates of a list; both days included. */
interface RenewalWindow {
  readonly from?: CalendarDay;
  readonly to: CalendarDay;
}

/** Which companies to request. */
export interface CompanyQuery {
  /** Selects the month that Monthly Users counts. */
  readonly month?: Month;
  /** Only companies over their License Limit. */
  readonly overLimitOnly?: boolean;
  /** Only companies whose renewal date lies in these days. */
  readonly renewal?: RenewalWindow;
  /**
   * By creation, the newest first. Otherwise the oldest first: new companies are then at the end, and pages shift
   * least.
   */
  readonly newestFirst?: boolean;
}

interface FilterItem {
  readonly FieldName: string;
  readonly Operator: string;
  readonly Value: string;
}

/**
 * How much wider than requested a date filter is. A filter that is too narrow loses rows for good, and we know neither
 * the server's time zone nor how it reads a date without time. The list's own rule removes the rest.
 */
const MARGIN_DAYS = 2;

/**
 * The body of a search or an export. `filter` is always an object and nothing in it is ever null: Keepnet refuses
 * both, and an `orderBy` that is null.
 *
 * @param marginDays How much wider than requested the date filter is; zero for a file that is passed on.
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
