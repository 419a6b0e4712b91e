import type { Company } from './company';
import type { WireRow } from './wire-field';

// A symbol: it survives spreading a company into a list's row, and no host writes it to its output.
const API_FIELDS = Symbol('apiFields');

interface Carrier {
  readonly [API_FIELDS]?: WireRow;
}

/** Attaches the API's own fields to a company or its details. */
export function withApiFields<T extends object>(value: T, row: object): T {
  return { ...value, [API_FIELDS]: row };
}

/**
 * The fields of a company as the API sent them, when the client was made with `keepApiFields`; undefined otherwise.
 * Monthly Users are those of the requested month, as in the company itself; nested companies are left out, because they
 * are separate companies.
 */
export function apiFieldsOf(company: Partial<Company>): Readonly<Record<string, unknown>> | undefined {
  const row = (company as Carrier)[API_FIELDS];
  if (!row) return undefined;
  const { children: _children, ...fields } = row;
  return 'monthlyActiveUserCount' in fields ? { ...fields, monthlyActiveUserCount: company.monthlyUsers } : fields;
}
