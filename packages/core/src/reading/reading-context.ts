import type { HttpContext } from '../http/http-context';
import type { RowSettings } from '../search/parse-company';
import type { LearnedLimits } from './learned-limits';

/** Everything that reading companies needs, once per client. */
export interface ReadingContext extends HttpContext, RowSettings {
  /** Rows to request per page. */
  readonly pageSize: number;
  /** Pages in flight at once. */
  readonly maxConcurrency: number;
  readonly limits: LearnedLimits;
  /** How long after its start an operation waits for the second count at most, in milliseconds. */
  readonly secondCountMs: number;
  readonly warn: (warning: string) => void;
}
