/**
 * The fixed setting of the demo. Every call that depends on a date gets it from here, so that the numbers are the same
 * on any day.
 */
export const DEMO_SETTING = {
  companies: 2500,
  seed: 1,
  today: '2026-11-20',
  /** The last full month before `today`. */
  month: '2026-10',
  monthBefore: '2026-09',
  renewalDays: 30,
} as const;
