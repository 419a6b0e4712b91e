import type { KeptUsage } from './kept-usage';
import { rowsOut, type UsageWindow } from './usage-clock';
import type { MonthUsage } from './usage-row';

// More than a day of portions; Zapier has already seen older rows, and accepts at most 6 MB.
const MOST_ROWS = 5000;

/** The lines that are due by the clock, the newest first. */
export function newUsage(
  usage: KeptUsage,
  window: UsageWindow,
  nowMs: number,
  includeZero: boolean,
): MonthUsage['lines'] {
  return usage.lines
    .filter(({ monthlyUsers }) => includeZero || monthlyUsers > 0)
    .slice(0, rowsOut(nowMs, usage.openedAt, window))
    .slice(-MOST_ROWS)
    .reverse();
}
