import { addDays, type CalendarDay, daysBetween, renewalDay } from '../dates/calendar-day';
import type { Company } from '../search/company';
import { byCodeUnit } from '../texts/by-code-unit';

/** A company whose renewal date is before the given day. */
export interface ExpiredCompany extends Company {
  readonly renewalDate: string;
  /** Calendar days from the renewal date to the given day, at least 1. */
  readonly daysExpired: number;
}

/** A company whose renewal date is within the given days. */
export interface RenewingCompany extends Company {
  readonly renewalDate: string;
  /** Calendar days from the given day to the renewal date, 0 for the same day. */
  readonly daysUntilRenewal: number;
}

/** The day that counts as today, for a reader in a time zone. */
export interface Today {
  readonly day: CalendarDay;
  /** IANA name. */
  readonly timeZone: string;
}

/** Whether the renewal date is a calendar day before today. */
export function isExpired({ renewalDate }: Company, { day, timeZone }: Today): boolean {
  return renewalDate !== null && renewalDay(renewalDate, timeZone) < day;
}

/** Whether the renewal date is from today to `days` days later, both included. */
export function isUpcoming({ renewalDate }: Company, days: number, { day, timeZone }: Today): boolean {
  if (renewalDate === null) return false;
  const renewal = renewalDay(renewalDate, timeZone);
  return renewal >= day && renewal <= addDays(day, days);
}

/** The companies whose license has expired, the longest expired first, ties by company ID. */
export function expiredLicenses(companies: readonly Company[], today: Today): ExpiredCompany[] {
  return renewing(companies, (company) => isExpired(company, today), today)
    .map(({ company, daysAhead }) => ({ ...company, daysExpired: -daysAhead }))
    .sort(byRenewalDate);
}

/** The companies whose license is up for renewal, the earliest first, ties by company ID. */
export function upcomingRenewals(companies: readonly Company[], days: number, today: Today): RenewingCompany[] {
  return renewing(companies, (company) => isUpcoming(company, days, today), today)
    .map(({ company, daysAhead }) => ({ ...company, daysUntilRenewal: daysAhead }))
    .sort(byRenewalDate);
}

type Renewing = Company & { readonly renewalDate: string };

function renewing(
  companies: readonly Company[],
  belongs: (company: Company) => boolean,
  { day, timeZone }: Today,
): { readonly company: Renewing; readonly daysAhead: number }[] {
  return companies.flatMap((company) => {
    const { renewalDate } = company;
    if (renewalDate === null || !belongs(company)) return [];
    return [{ company: { ...company, renewalDate }, daysAhead: daysBetween(day, renewalDay(renewalDate, timeZone)) }];
  });
}

function byRenewalDate(a: Renewing, b: Renewing): number {
  return Date.parse(a.renewalDate) - Date.parse(b.renewalDate) || byCodeUnit(a.companyId, b.companyId);
}
