/** The lists of companies, as users choose them. */
export const LISTS = {
  all: 'All Companies',
  over_limit: 'Over License Limit',
  expired: 'Expired Licenses',
  renewals: 'Upcoming Renewals',
} as const;

export type ListChoice = keyof typeof LISTS;
