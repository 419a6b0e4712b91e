import { type ExpiredCompany, expiredLicenses, isExpired } from '../billing/expired-licenses';
import { isOverLimit, licenseOverage, type OverLimitCompany } from '../billing/license-overage';
import { isUpcoming, type RenewingCompany, upcomingRenewals as selectUpcoming } from '../billing/upcoming-renewals';
import type { CompaniesContext } from '../companies/companies-context';
import type { Verification } from '../companies/completeness';
import { countOfCompanies } from '../companies/count-of-companies';
import { readByRenewal, readOverLimit } from '../companies/read-list';
import { createReading } from '../companies/reading';
import { asOfDay } from '../dates/as-of-day';
import { addDays, assertTimeZone } from '../dates/calendar-day';
import { showCount } from '../errors/show-count';
import { checkOptions } from './check-options';

/** How far ahead renewals are listed unless told otherwise. */
export const DEFAULT_DAYS = 30;

/** See KeepnetClient.companiesOverLimit. */
export interface OverLimitOptions {
  /** `strict` reads every company, until two readings agree, instead of relying on the server's flag. Default: `standard`. */
  readonly verification?: Verification;
}

/** See KeepnetClient.expiredLicenses. */
export interface ExpiredOptions {
  /** The day that counts as today: a Date, or an ISO date. Default: now. */
  readonly asOf?: string | Date;
  /** IANA name of the reader's time zone. Default: UTC. */
  readonly timeZone?: string;
  /** `strict` reads every company, until two readings agree, and relies on no server filter. Default: `standard`. */
  readonly verification?: Verification;
}

/** See KeepnetClient.upcomingRenewals. */
export interface RenewalsOptions extends ExpiredOptions {
  /** From today to this many days later, both included. Default: 30. */
  readonly days?: number;
}

/** See KeepnetClient.companiesOverLimit. */
export async function companiesOverLimit(
  context: CompaniesContext,
  options: OverLimitOptions = {},
): Promise<OverLimitCompany[]> {
  checkOptions(options, ['verification']);
  const reading = createReading(context);
  const { result, tally } = await readOverLimit(reading, isOverLimit, options.verification === 'strict');
  const list = licenseOverage(result);
  const { overLimitCount } = tally;
  if (overLimitCount !== undefined && overLimitCount !== list.length) {
    context.warn(
      `Keepnet itself counts ${countOfCompanies(overLimitCount)} over their License Limit, and the list holds ${showCount(list.length)}. ` +
        'What Keepnet counts there is not documented; the list follows Target Users and License Limit.',
    );
  }
  return list;
}

/** See KeepnetClient.expiredLicenses. */
export async function listExpiredLicenses(
  context: CompaniesContext,
  options: ExpiredOptions = {},
): Promise<ExpiredCompany[]> {
  checkOptions(options, ['asOf', 'timeZone', 'verification']);
  const { timeZone = 'UTC' } = options;
  assertTimeZone(timeZone);
  const today = asOfDay(options.asOf, context.clock.now(), timeZone);
  const companies = await readByRenewal(
    createReading(context),
    { to: addDays(today, -1) },
    (company) => isExpired(company, today, timeZone),
    options.verification === 'strict',
  );
  return expiredLicenses(companies, today, timeZone);
}

/** See KeepnetClient.upcomingRenewals. */
export async function listUpcomingRenewals(
  context: CompaniesContext,
  options: RenewalsOptions = {},
): Promise<RenewingCompany[]> {
  checkOptions(options, ['days', 'asOf', 'timeZone', 'verification']);
  const { days = DEFAULT_DAYS, timeZone = 'UTC' } = options;
  assertTimeZone(timeZone);
  const today = asOfDay(options.asOf, context.clock.now(), timeZone);
  const companies = await readByRenewal(
    createReading(context),
    { from: today, to: addDays(today, days) },
    (company) => isUpcoming(company, days, today, timeZone),
    options.verification === 'strict',
  );
  return selectUpcoming(companies, days, today, timeZone);
}
