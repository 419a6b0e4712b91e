import type { WireCompany } from '../company-builder';

/**
 * What the server makes of a month: it counts that month, and lists everybody or only who had users in it; it ignores the
 * month; it lists who had users in that month with the users of the current one; or it refuses every month.
 */
type MonthMode = 'selects' | 'leavesOutIdle' | 'ignored' | 'rowsOnly' | 'refused';

/** How the fake API behaves. */
export interface FakeKeepnetOptions {
  companies: WireCompany[];
  /** Rows that a page holds at most; a larger page size is answered with this one. Default none. */
  pageCap?: number;
  /**
   * Monthly users by month (`2026-10`) and company id; a company that is not in the month has 0. A month that is not
   * here has the rows' own `monthlyActiveUserCount`, one before 2025-12 none.
   */
  months?: Record<string, Record<string, number>>;
  /** Default `selects`. */
  monthMode?: MonthMode;
  /** Answer with 400 `INPUT_ERROR`: a month before 2025-12, a filter by renewal date, the over-limit flag, a larger page. */
  refuse?: { impossibleMonth?: boolean; filter?: boolean; flag?: boolean; pageSizeOver?: number };
  /** Pretend to obey. */
  ignore?: { filter?: boolean; flag?: boolean; order?: boolean };
  /** Changes a row on its way out, such as its date format or a missing field. */
  present?: (row: WireCompany) => unknown;
  /** More claims of the token; a reseller's by default. */
  claims?: Record<string, unknown>;
}
