import type { Company } from '../companies/company';
import { type CalendarDay, daysBetween, renewalDay } from '../dates/calendar-day';
import { byRenewalDate } from './by-renewal-date';
import { withFirst } from './with-first';

/** A company whose renewal date lies before the day asked about. */
export interface ExpiredCompany extends Company {
  readonly renewalDate: string;
  /** Calendar days from the renewal date to the day asked about, at least 1. */
  readonly daysExpired: number;
}

const SUBJECT = ['companyId', 'companyName', 'daysExpired', 'renewalDate'] as const;

/** Whether the renewal date is a calendar day before `today`, for a reader in `timeZone`. */
export function isExpired(company: Company, today: CalendarDay, timeZone: string): boolean {
  return company.renewalDate !== null && renewalDay(company.renewalDate, timeZone) < today;
}

/** The companies whose license has expired, the longest expired first, ties by company ID. */
export function expiredLicenses(companies: readonly Company[], today: CalendarDay, timeZone: string): ExpiredCompany[] {
  const expired: ExpiredCompany[] = [];
  for (const company of companies) {
    const { renewalDate } = company;
    if (renewalDate === null || !isExpired(company, today, timeZone)) continue;
    const daysExpired = daysBetween(renewalDay(renewalDate, timeZone), today);
    expired.push(withFirst({ ...company, renewalDate, daysExpired }, SUBJECT));
  }
  return expired.sort(byRenewalDate);
}
