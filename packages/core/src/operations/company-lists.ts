import { isOverLimit, licenseOverage, type OverLimitCompany } from '../billing/license-overage';
import {
  type ExpiredCompany,
  expiredLicenses,
  isExpired,
  isUpcoming,
  type RenewingCompany,
  type Today,
  upcomingRenewals as selectUpcoming,
} from '../billing/renewals';
import { asOfDay } from '../dates/as-of-day';
import { addDays, assertTimeZone } from '../dates/calendar-day';
import { isMonthEverywhere, monthInZone } from '../dates/month';
import { countOfCompanies } from '../errors/count-of-companies';
import { showCount } from '../errors/show-count';
import type { Verification } from '../reading/counted-month';
import { type ListReading, type ListRule, readList } from '../reading/list';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { checkOptions } from './check-options';

/** How far ahead renewals are listed unless told otherwise. */
export const DEFAULT_DAYS = 30;

/** See KeepnetClient.companiesOverLimit. */
export interface OverLimitOptions {
  /**
   * `strict` reads every company until two readings agree, and does not rely on the server's selection. Default:
   * `auto`, for lists the same as `standard`: if one page has all companies, it is read in full; otherwise the server's
   * selection is read and checked.
   */
  readonly verification?: Verification;
}

/** See KeepnetClient.expiredLicenses. */
export interface ExpiredOptions extends OverLimitOptions {
  /** The day that counts as today: a Date, or an ISO date. Default: now. */
  readonly asOf?: string | Date;
  /** IANA name of the reader's time zone. Default: UTC. */
  readonly timeZone?: string;
}

/** See KeepnetClient.upcomingRenewals. */
export interface RenewalsOptions extends ExpiredOptions {
  /** From today to this many days later, both included. Default: 30. */
  readonly days?: number;
}

export const OVER_LIMIT: ListRule = {
  belongs: isOverLimit,
  decidedBy: ['targetUsers', 'licenseLimit'],
  selection: { query: { overLimitOnly: true }, ability: 'overLimitFlag' },
};

export function expiredRule(today: Today): ListRule {
  return {
    belongs: (company) => isExpired(company, today),
    decidedBy: ['renewalDate'],
    selection: { query: { renewal: { to: addDays(today.day, -1) } }, ability: 'renewalFilter' },
  };
}

export function renewalsRule(today: Today, days: number): ListRule {
  return {
    belongs: (company) => isUpcoming(company, days, today),
    decidedBy: ['renewalDate'],
    selection: {
      query: { renewal: { from: today.day, to: addDays(today.day, days) } },
      ability: 'renewalFilter',
    },
  };
}

/** See KeepnetClient.companiesOverLimit. */
export async function companiesOverLimit(
  context: ReadingContext,
  options: OverLimitOptions = {},
): Promise<OverLimitCompany[]> {
  checkOptions(options, ['verification']);
  const reading = await readSettledList(context, OVER_LIMIT, options.verification);
  warnOfOverLimitCount(context, reading);
  return licenseOverage(reading.companies);
}

/** See KeepnetClient.expiredLicenses. */
export async function listExpiredLicenses(
  context: ReadingContext,
  options: ExpiredOptions = {},
): Promise<ExpiredCompany[]> {
  checkOptions(options, ['asOf', 'timeZone', 'verification']);
  const today = todayOf(context, options);
  const { companies } = await readSettledList(context, expiredRule(today), options.verification);
  return expiredLicenses(companies, today);
}

/** See KeepnetClient.upcomingRenewals. */
export async function listUpcomingRenewals(
  context: ReadingContext,
  options: RenewalsOptions = {},
): Promise<RenewingCompany[]> {
  checkOptions(options, ['days', 'asOf', 'timeZone', 'verification']);
  const { days = DEFAULT_DAYS } = options;
  const today = todayOf(context, options);
  const { companies } = await readSettledList(context, renewalsRule(today, days), options.verification);
  return selectUpcoming(companies, days, today);
}

/** @throws KeepnetConfigurationError for a date or a time zone that does not exist. */
export function todayOf(
  { clock }: ReadingContext,
  { asOf, timeZone = 'UTC' }: Pick<ExpiredOptions, 'asOf' | 'timeZone'>,
): Today {
  assertTimeZone(timeZone);
  return { day: asOfDay(asOf, clock.now(), timeZone), timeZone };
}

async function readSettledList(
  context: ReadingContext,
  rule: ListRule,
  verification: Verification | undefined,
): Promise<ListReading> {
  const { value, startedAt } = await settle(context, () => readList(context, rule, verification === 'strict'));
  warnOfPlaceholderDates(context, value);
  warnOfMonthEnd(context, startedAt);
  return value;
}

export function warnOfOverLimitCount({ warn }: ReadingContext, { overLimitCount, companies }: ListReading): void {
  if (overLimitCount === undefined || overLimitCount === companies.length) return;
  warn(
    `Keepnet itself counts ${countOfCompanies(overLimitCount)} over their License Limit, and the list holds ${showCount(companies.length)}. ` +
      'What Keepnet counts there is not documented; the list follows Target Users and License Limit.',
  );
}

export function warnOfPlaceholderDates({ warn }: ReadingContext, { placeholderDates }: ListReading): void {
  if (placeholderDates === 0) return;
  warn(
    `${countOfCompanies(placeholderDates)} with a Renewal Date before 1990 or after 2999: such a date means that there is none.`,
  );
}

/** Rows read without a month show the month in UTC; near a month's end, the server may count another one. */
export function warnOfMonthEnd(context: ReadingContext, startedAt: number): void {
  const now = context.clock.now();
  const month = monthInZone(now, 'UTC');
  if (isMonthEverywhere(month, startedAt) && isMonthEverywhere(month, now)) return;
  context.warn(
    `The Monthly Users are given as those of ${month}, and near the end of a month Keepnet may count another month. To be ` +
      'sure, ask for a month: it is then proved.',
  );
}
