import type { WorldCompany } from './company';

const FIRST_YEAR = 2025;
const FIRST_INDEX = 11;

/** Months that every company has a number for: 2025-12 to 2027-03. */
export const MONTH_COUNT = 16;

/** Which number of a company is that of a month, `YYYY-MM`; outside of 0 … MONTH_COUNT − 1 there is none. */
export function monthIndex(month: string): number {
  return (Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5, 7)) - 1 - FIRST_INDEX;
}

export function monthName(index: number): string {
  const months = index + FIRST_INDEX;
  return `${FIRST_YEAR + Math.floor(months / 12)}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** The month at an instant, this many hours east of UTC. */
export function monthAt(ms: number, hoursEast = 0): string {
  return new Date(ms + hoursEast * 3_600_000).toISOString().slice(0, 7);
}

/** Monthly Users in a month that the world knows; nobody had any in all others. */
export function usersIn(company: WorldCompany, month: number): number {
  return month >= 0 && month < MONTH_COUNT ? (company.users[month] ?? 0) : 0;
}
