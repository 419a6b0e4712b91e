import { type Month, monthInZone, previousMonth } from '@keepnet-workflows/core';

const DAY_MS = 86_400_000;
const PORTION_MS = 15 * 60_000;
// A late poll may contain two portions, which must stay below the 100 new rows that Zapier lets through.
const PORTION_ROWS = 45;
const [FIRST_DAY, LAST_DAY] = [2, 10];

/** The month whose usage is due at an instant, and when that started. All in UTC, the same for every Zap. */
export interface UsageWindow {
  readonly month: Month;
  readonly opensAt: number;
  /** From here on, everything that is left is due: the last day. */
  readonly lastDayAt: number;
}

/** The window from the 2nd to the 10th of a month, for the month before; undefined on all other days. */
export function usageWindow(nowMs: number): UsageWindow | undefined {
  const current = monthInZone(nowMs, 'UTC');
  const firstAt = Date.parse(`${current}-01T00:00:00Z`);
  const [opensAt, lastDayAt] = [FIRST_DAY, LAST_DAY].map((day) => firstAt + (day - 1) * DAY_MS) as [number, number];
  if (nowMs < opensAt || nowMs >= lastDayAt + DAY_MS) return undefined;
  return { month: previousMonth(current), opensAt, lastDayAt };
}

/**
 * How many rows are due by the clock: one portion at the opening, and another every 15 minutes.
 *
 * @param openedAt The opening of the window or, if the month was proved later, that time.
 */
export function rowsOut(nowMs: number, openedAt: number, { lastDayAt }: UsageWindow): number {
  if (nowMs >= lastDayAt) return Infinity;
  return (Math.floor((nowMs - openedAt) / PORTION_MS) + 1) * PORTION_ROWS;
}
