import type { Company } from '../companies/company';
import { addDays, type CalendarDay, daysBetween, renewalDay } from '../dates/calendar-day';
import { byRenewalDate } from './by-renewal-date';
import { withFirst } from './with-first';

/** A company whose renewal date lies in the days asked about. */
export interface RenewingCompany extends Company {
  readonly renewalDate: string;
  /** Calendar days from the day asked about to the renewal date, 0 for the same day. */
  readonly daysUntilRenewal: number;
}

const SUBJECT = ['companyId', 'companyName', 'daysUntilRenewal', 'renewalDate'] as const;

/** Whether the renewal date lies from `today` to `days` days later, both included, for a reader in `timeZone`. */
export function isUpcoming(company: Company, days: number, today: CalendarDay, timeZone: string): boolean {
  if (company.renewalDate === null) return false;
  const day = renewalDay(company.renewalDate, timeZone);
  return day >= today && day <= addDays(today, days);
}

/** The companies whose license is up for renewal, the earliest first, ties by company ID. */
export function upcomingRenewals(
  companies: readonly Company[],
  days: number,
  today: CalendarDay,
  timeZone: string,
): RenewingCompany[] {
  const renewing: RenewingCompany[] = [];
  for (const company of companies) {
    const { renewalDate } = company;
    if (renewalDate === null || !isUpcoming(company, days, today, timeZone)) continue;
    const daysUntilRenewal = daysBetween(today, renewalDay(renewalDate, timeZone));
    renewing.push(withFirst({ ...company, renewalDate, daysUntilRenewal }, SUBJECT));
  }
  return renewing.sort(byRenewalDate);
}
