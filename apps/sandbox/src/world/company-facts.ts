import { monthIndex } from './calendar';
import type { CompanyRecord } from './company-record';

/** Monthly Users of a month (`YYYY-MM`); 0 before 2025-12. */
export function monthlyUsersOf(record: CompanyRecord, month: string): number {
  const index = monthIndex(month);
  if (index < 0) return 0;
  return record.monthlyUsers[index] ?? record.monthlyUsers.at(-1) ?? 0;
}

/** More target users than a limited license allows. */
export function isOverLimit(record: CompanyRecord): boolean {
  return record.isLimited && record.targetUsers > Number(record.numberOfUsers);
}

/** The renewal day (in UTC) lies before `today`. */
export function isExpired(record: CompanyRecord, today: string): boolean {
  return record.renewalDay !== null && record.renewalDay < today;
}
