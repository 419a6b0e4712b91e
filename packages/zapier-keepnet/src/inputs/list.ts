import { readChoice } from './read-choice';

/** The lists of companies, as users choose them. */
export const LISTS = {
  all: 'All Companies',
  over_limit: 'Over License Limit',
  expired: 'Expired Licenses',
  renewals: 'Upcoming Renewals',
} as const;

export type ListChoice = keyof typeof LISTS;

/** Whether the list may be the renewals: a value from another step is known only when the Zap runs. */
export function mayBeRenewals(value: unknown): boolean {
  try {
    return readChoice(value, 'List', LISTS) === 'renewals';
  } catch {
    return true;
  }
}
