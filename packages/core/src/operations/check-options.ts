import * as z from 'zod/mini';
import { DATE_FORMATS } from '../dates/parse-wire-date';
import { GROUP_BY } from '../billing/monthly-user-total';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { LONGEST_TEXT } from '../search/compare-values';

z.config({ jitless: true });

// With a larger value, a timer would fire at once.
const LONGEST_MS = 2 ** 31 - 1;

const wholeNumber = (minimum: number): z.ZodMiniNumber => z.int().check(z.minimum(minimum));

const milliseconds = (minimum: number): z.ZodMiniNumber => wholeNumber(minimum).check(z.maximum(LONGEST_MS));
const aFunction = z.unknown().check(z.refine((value) => typeof value === 'function'));
// Checked where they are read.
const elsewhere = [z.unknown(), ''] as const;

/** Our own options, each with its requirement, as worded in an error message. */
const OPTIONS = {
  baseUrl: [z.string(), 'an address'],
  clientId: [
    z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_TEXT)),
    'the Client ID of a Keepnet REST API credential',
  ],
  clientSecret: [
    z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_TEXT)),
    'the Client Secret of a Keepnet REST API credential',
  ],
  dateFormat: [z.enum(DATE_FORMATS), `one of ${DATE_FORMATS.join(', ')}`],
  keepApiFields: [z.boolean(), 'true or false'],
  pageSize: [wholeNumber(1).check(z.maximum(99_999)), 'a whole number from 1 to 99999'],
  maxConcurrency: [wholeNumber(1).check(z.maximum(32)), 'a whole number from 1 to 32'],
  timeoutMs: [milliseconds(1), `a whole number of milliseconds from 1 to ${LONGEST_MS}`],
  maxAttempts: [wholeNumber(1), 'a whole number, at least 1'],
  baseDelayMs: [milliseconds(0), `a whole number of milliseconds from 0 to ${LONGEST_MS}`],
  maxDelayMs: [milliseconds(0), `a whole number of milliseconds from 0 to ${LONGEST_MS}`],
  budgetMs: [milliseconds(1), `a whole number of milliseconds from 1 to ${LONGEST_MS}`],
  groupBy: [z.enum(GROUP_BY), `one of ${GROUP_BY.join(', ')}`],
  verification: [z.enum(['auto', 'strict', 'standard']), 'auto, strict or standard'],
  list: [
    z.enum(['all', 'usage', 'overLimit', 'expired', 'renewals']),
    'one of all, usage, overLimit, expired, renewals',
  ],
  origin: [z.enum(['verified', 'keepnet']), 'verified or keepnet'],
  secondCountMs: [milliseconds(0), `a whole number of milliseconds from 0 to ${LONGEST_MS}`],
  format: [z.enum(['csv', 'excel']), 'csv or excel'],
  days: [wholeNumber(0).check(z.maximum(36_500)), 'a whole number of days from 0 to 36500'],
  trendMonths: [wholeNumber(0).check(z.maximum(12)), 'a whole number of months from 0 to 12'],
  limit: [wholeNumber(1), 'a whole number, at least 1'],
  timeZone: [z.string().check(z.minLength(1)), 'an IANA time zone, such as Europe/Istanbul'],
  text: [z.string().check(z.maxLength(LONGEST_TEXT)), `a text of ${LONGEST_TEXT} characters at most`],
  ascending: [z.boolean(), 'true or false'],
  signal: [
    z.object({
      aborted: z.boolean(),
      addEventListener: aFunction,
      removeEventListener: aFunction,
      throwIfAborted: aFunction,
    }),
    'an AbortSignal',
  ],
  onWarning: [aFunction, 'a function'],
  month: elsewhere,
  from: elsewhere,
  to: elsewhere,
  asOf: elsewhere,
  filters: [z.array(z.unknown()), 'a list of { field, operator, value }'],
  orderBy: elsewhere,
  priceBook: elsewhere,
  customers: elsewhere,
  customerTagPrefix: elsewhere,
  previousLines: elsewhere,
  thresholds: elsewhere,
  holdBack: elsewhere,
  retry: [z.record(z.string(), z.unknown()), 'an object'],
} as const satisfies Record<string, readonly [z.ZodMiniType, string]>;

type OptionName = keyof typeof OPTIONS;

/**
 * Checks an options object before anything is sent. An undefined option counts as left out.
 *
 * @throws KeepnetConfigurationError for an option that does not exist or cannot be used.
 */
export function checkOptions(
  options: object,
  known: readonly OptionName[],
  required: readonly OptionName[] = [],
): void {
  // A Date or a list in place of an object has no options, so nothing else would notice it.
  if (Object.prototype.toString.call(options) !== '[object Object]') {
    throw new KeepnetConfigurationError('The options must be an object.');
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name as OptionName)) {
      throw new KeepnetConfigurationError(`There is no option "${name}" here. Use one of: ${known.join(', ')}.`);
    }
  }
  for (const name of known) {
    const value = (options as Partial<Record<OptionName, unknown>>)[name];
    if (value === undefined && !required.includes(name)) continue;
    const [schema, expected] = OPTIONS[name];
    if (!schema.safeParse(value).success) throw new KeepnetConfigurationError(`"${name}" must be ${expected}.`);
  }
}
