import type { DateFormat } from '../dates/parse-wire-date';
import type { HttpContext } from '../http/http-context';
import type { ServerAbilities } from './server-abilities';

/** Everything that reading companies needs, once per client. */
export interface CompaniesContext extends HttpContext {
  /** Rows to ask for per page. */
  readonly pageSize: number;
  /** Pages under way at once. */
  readonly maxConcurrency: number;
  readonly dateFormat: DateFormat;
  readonly keepApiFields: boolean;
  readonly abilities: ServerAbilities;
  readonly warn: (warning: string) => void;
}
