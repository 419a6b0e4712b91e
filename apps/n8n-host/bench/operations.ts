/** The questions that are timed. */
export const OPERATIONS = ['total', 'overLimit', 'expired'] as const;

export type OperationName = (typeof OPERATIONS)[number];

export const OPERATION_TITLES: Readonly<Record<OperationName, string>> = {
  total: 'Get Monthly Total',
  overLimit: 'Get Over Limit',
  expired: 'Get Expired',
};

/** A month that is over, and that every sandbox has. */
export const MONTH = '2026-10';

/** The day that the sandbox and both workflows take for today. */
export const TODAY = '2026-11-20';
