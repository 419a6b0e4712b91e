/** What this server has not refused so far. Kept for the client's life, so that a refusal is not asked for twice. */
export interface ServerAbilities {
  month: boolean;
  filter: boolean;
  /** The flag for companies over their limit. */
  overLimit: boolean;
  /** The names under which it may sort by renewal date, the best one first. */
  renewalOrders: readonly string[];
  /** Rows per page. */
  largestPage: number;
}

export function createServerAbilities(): ServerAbilities {
  const renewalOrders = ['LicenseEndDate', 'RenewalDate'];
  return { month: true, filter: true, overLimit: true, renewalOrders, largestPage: Infinity };
}
