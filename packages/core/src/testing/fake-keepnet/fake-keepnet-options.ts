import type { TransportRequest } from '../../ports/transport';
import type { WireCompany } from '../company-builder';
import type { FakeAnswer } from '../fake-transport';

/** How the fake API behaves. Every field may be changed while a test runs. */
export interface FakeKeepnetOptions {
  companies: WireCompany[];
  /** Rows that a page holds at most; a larger page size is answered with this one. Default none. */
  pageCap?: number;
  /** Rows that a page holds at most, although pages are counted by the size asked for: the rest of each is on none. */
  holds?: number;
  /** Nest the companies of a reseller under its first one, unasked, and count all or only those first ones. */
  nests?: 'countsAll' | 'countsParents';
  /**
   * Monthly users by month (`2026-10`) and company id; a company that is not in the month has 0. A month that is not
   * here has the rows' own `monthlyActiveUserCount`, one before 2025-12 none.
   */
  months?: Record<string, Record<string, number>>;
  /** With a month selected, leave out the companies that have no users in it. */
  monthDropsIdle?: boolean;
  /** Answer with 400 `INPUT_ERROR`: any filter item, the month item, an order by one of these fields, a larger page. */
  refuse?: { filter?: boolean; month?: boolean; sort?: readonly string[]; pageSizeOver?: number };
  /** Pretend to obey. */
  ignore?: { filter?: boolean; month?: boolean; sort?: boolean };
  /** Sort rows without a value to the end of an ascending order instead of its beginning. */
  nullsLast?: boolean;
  /** Changes a row on its way out, such as its date format or a missing field. */
  present?: (row: WireCompany) => unknown;
  /** More claims of the token; a reseller's by default. */
  claims?: Record<string, unknown>;
  /** Called before each request is answered: changes the data, or returns what is answered instead. */
  before?: (request: TransportRequest, index: number) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>;
}
