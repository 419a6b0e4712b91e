import type { WorldDate } from '../world/company';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that it is at an instant in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, ms: number): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(ms);
}

/** A day alone belongs to no time zone. */
export const renewalDayIn = (timeZone: string, date: WorldDate): string =>
  'day' in date ? date.day : dayIn(timeZone, date.ms);

/** Days since 1970 began. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** How a Company tells a date: an instant on midnight UTC would be `.000Z`, but the world has none. */
export function isoOf(date: WorldDate | null): string | null {
  if (date === null) return null;
  return 'day' in date ? `${date.day}T00:00:00Z` : `${new Date(date.ms).toISOString().slice(0, 19)}Z`;
}
