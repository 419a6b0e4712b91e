import * as z from 'zod/mini';
import { DATE_FORMATS } from '../dates/parse-wire-date';
import { GROUP_BY } from '../billing/monthly-user-total';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

z.config({ jitless: true });

const wholeNumber = (minimum: number): z.ZodMiniNumber => z.int().check(z.minimum(minimum));

/** Our own options, each with what it must be, in the words of an error message. */
const OPTIONS = {
  baseUrl: [z.string(), 'an address'],
  clientId: [z.string().check(z.trim(), z.minLength(1)), 'the Client ID of a Keepnet REST API credential'],
  clientSecret: [z.string().check(z.trim(), z.minLength(1)), 'the Client Secret of a Keepnet REST API credential'],
  dateFormat: [z.enum(DATE_FORMATS), `one of ${DATE_FORMATS.join(', ')}`],
  keepApiFields: [z.boolean(), 'true or false'],
  pageSize: [wholeNumber(1).check(z.maximum(99_999)), 'a whole number from 1 to 99999'],
  maxConcurrency: [wholeNumber(1).check(z.maximum(32)), 'a whole number from 1 to 32'],
  timeoutMs: [wholeNumber(1), 'a whole number of milliseconds, at least 1'],
  maxAttempts: [wholeNumber(1), 'a whole number, at least 1'],
  baseDelayMs: [wholeNumber(0), 'a whole number of milliseconds'],
  maxDelayMs: [wholeNumber(0), 'a whole number of milliseconds'],
  budgetMs: [wholeNumber(1), 'a whole number of milliseconds, at least 1'],
  groupBy: [z.enum(GROUP_BY), `one of ${GROUP_BY.join(', ')}`],
  source: [z.enum(['search', 'export']), 'search or export'],
  verification: [z.enum(['standard', 'strict']), 'standard or strict'],
  list: [z.enum(['all', 'overLimit', 'expired', 'renewals']), 'one of all, overLimit, expired, renewals'],
  format: [z.enum(['csv', 'excel']), 'csv or excel'],
  days: [wholeNumber(0).check(z.maximum(36_500)), 'a whole number of days from 0 to 36500'],
  limit: [wholeNumber(1), 'a whole number, at least 1'],
  timeZone: [z.string().check(z.minLength(1)), 'an IANA time zone, such as Europe/Istanbul'],
  text: [z.string(), 'a text'],
  ascending: [z.boolean(), 'true or false'],
  signal: [z.object({ aborted: z.boolean(), addEventListener: z.any() }), 'an AbortSignal'],
  onWarning: [z.any().check(z.refine((value) => typeof value === 'function')), 'a function'],
  // Checked where they are read.
  month: [z.any(), ''],
  from: [z.any(), ''],
  to: [z.any(), ''],
  asOf: [z.any(), ''],
  filters: [z.array(z.any()), 'a list of { field, operator, value }'],
  orderBy: [z.any(), ''],
  retry: [z.record(z.string(), z.any()), 'an object'],
} as const satisfies Record<string, readonly [z.ZodMiniType, string]>;

export type OptionName = keyof typeof OPTIONS;

/**
 * Looks at an options object before anything is sent. An option that is undefined is one that is left out.
 *
 * @throws KeepnetConfigurationError for an option that does not exist or cannot be used.
 */
export function checkOptions(
  options: object,
  known: readonly OptionName[],
  required: readonly OptionName[] = [],
): void {
  if (typeof options !== 'object' || options === null) {
    throw new KeepnetConfigurationError('The options must be an object.');
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name as OptionName)) {
      throw new KeepnetConfigurationError(`There is no option "${name}" here. Known are: ${known.join(', ')}.`);
    }
  }
  for (const name of known) {
    const value = (options as Partial<Record<OptionName, unknown>>)[name];
    if (value === undefined && !required.includes(name)) continue;
    const [schema, expected] = OPTIONS[name];
    if (!schema.safeParse(value).success) throw new KeepnetConfigurationError(`"${name}" must be ${expected}.`);
  }
}
