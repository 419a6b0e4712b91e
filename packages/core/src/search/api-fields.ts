import type { Company } from './company';
import type { WireRow } from './wire-field';

// A symbol: it survives spreading a company into a list's row, and no host writes it into its output.
const API_FIELDS = Symbol('apiFields');

interface Carrier {
  readonly [API_FIELDS]?: WireRow;
}

/** Lets a company, or its details, carry what the API sent. */
export function withApiFields<T extends object>(value: T, row: object): T {
  return { ...value, [API_FIELDS]: row };
}

/**
 * The fields of a company as the API sent them, when the client was made with `keepApiFields`; undefined otherwise.
 * Monthly Users are those of the month that was asked for, as in the company itself; nested companies are left out,
 * for they are companies of their own.
 */
export function apiFieldsOf(company: Partial<Company>): Readonly<Record<string, unknown>> | undefined {
  const row = (company as Carrier)[API_FIELDS];
  if (!row) return undefined;
  const { children: _children, ...fields } = row;
  return 'monthlyActiveUserCount' in fields ? { ...fields, monthlyActiveUserCount: company.monthlyUsers } : fields;
}
