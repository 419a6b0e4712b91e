import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';
import { dayInZone } from './calendar-day';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** Keepnet has Monthly Users from this month on. */
export const FIRST_MONTH: Month = '2025-12';

// How long before UTC the first place on earth enters a month, and how long after UTC the last one does.
const EARLIEST_ZONE_MS = 14 * 3_600_000;
const LATEST_ZONE_MS = 12 * 3_600_000;

/** The calendar month at an instant (milliseconds since the epoch) in an IANA time zone. */
export function monthInZone(instantMs: number, timeZone: string): Month {
  return dayInZone(instantMs, timeZone).slice(0, 7);
}

/** Whether it is that month anywhere on earth. */
export function isMonthSomewhere(month: Month, nowMs: number): boolean {
  return monthInZone(nowMs - LATEST_ZONE_MS, 'UTC') === month || monthInZone(nowMs + EARLIEST_ZONE_MS, 'UTC') === month;
}

/** Whether it is that month everywhere on earth. */
export function isMonthEverywhere(month: Month, nowMs: number): boolean {
  return monthInZone(nowMs - LATEST_ZONE_MS, 'UTC') === month && monthInZone(nowMs + EARLIEST_ZONE_MS, 'UTC') === month;
}

/** The calendar month before `month`, as `YYYY-MM`. */
export function previousMonth(month: Month): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/**
 * @returns `month` unchanged.
 * @throws KeepnetConfigurationError unless it is `YYYY-MM`, not before 2025-12 and not in the future anywhere on earth.
 */
export function checkMonth(month: unknown, nowMs: number): Month {
  if (typeof month !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new KeepnetConfigurationError(
      `A month is written YYYY-MM, for example 2026-10, but it is ${showValue(month)}.`,
    );
  }
  if (month < FIRST_MONTH) {
    throw new KeepnetConfigurationError(`Keepnet has Monthly Users only from ${FIRST_MONTH} on; ${month} is earlier.`);
  }
  if (month > monthInZone(nowMs + EARLIEST_ZONE_MS, 'UTC')) {
    throw new KeepnetConfigurationError(
      `The month ${month} is in the future. Pick the current month or an earlier one.`,
    );
  }
  return month;
}

const DAY_MS = 24 * 3_600_000;

/** Whether no place on earth is within a day of a month's end. */
export function isFarFromMonthEnd(nowMs: number): boolean {
  return monthInZone(nowMs - LATEST_ZONE_MS - DAY_MS, 'UTC') === monthInZone(nowMs + EARLIEST_ZONE_MS + DAY_MS, 'UTC');
}

/** Whether the month is over everywhere on earth: from the 1st, 12:00 UTC. */
export function isMonthClosed(month: Month, nowMs: number): boolean {
  return month < monthInZone(nowMs - LATEST_ZONE_MS, 'UTC');
}
