import { monthIndex } from './calendar';
import type { ListedCompany } from './company-record';

/** Monthly Users of a month (`YYYY-MM`); 0 before 2025-12. */
export function monthlyUsersOf(record: ListedCompany, month: string): number {
  const index = monthIndex(month);
  if (index < 0) return 0;
  return record.monthlyUsers[index] ?? record.monthlyUsers.at(-1) ?? 0;
}

/** More target users than a limited license allows. */
export function isOverLimit(record: ListedCompany): boolean {
  return record.isLimited && record.targetUsers > Number(record.numberOfUsers);
}

/** The renewal day (in UTC) lies before `today`, unless the server says otherwise. */
export function isExpired(record: ListedCompany, today: string): boolean {
  return record.licenceExpired ?? (record.renewalDay !== null && record.renewalDay < today);
}
