const MILLISECONDS_PER_DAY = 86_400_000;

/** The first month for which the vendor counts Monthly Users. */
export const FIRST_MONTH = '2025-12';

/** Months before the first one exist, too: nobody had users in them. */
export const EARLIEST_MONTH = '0001-01';

export const LATEST_MONTH = '9999-12';

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The day that lies `days` after (or, if negative, before) `day`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Months since 2025-12: 0 for 2025-12, negative before. */
export function monthIndex(month: string): number {
  return (Number(month.slice(0, 4)) - 2025) * 12 + Number(month.slice(5, 7)) - 12;
}
