/** The orders that show in the rows whether the server keeps them; a name sorts as the server's own rules say. */
export type CheckedOrder = 'createdAt' | 'targetUsers' | 'renewalDate';

/** What this server has not refused so far. Kept for the client's life, so that a refusal is not asked for twice. */
export interface ServerAbilities {
  month: boolean;
  /** True once a month that was asked for was seen to change what is counted. */
  monthProven: boolean;
  /** True once selecting a month was seen to leave out the companies without users in it. */
  monthLeavesOutIdle: boolean;
  /** The filter by renewal date that lists need. */
  filter: boolean;
  /** The combinations of fields and operators that it refused as the filter of a search, each as one text. */
  readonly refusedFilters: Set<string>;
  /** True once a page nested companies under others: no order holds among them. */
  nests: boolean;
  /** The flag for companies over their limit. */
  overLimit: boolean;
  /** The names under which it may sort, the best one first; none left when it cannot. */
  readonly orders: Record<CheckedOrder, readonly string[]>;
  /** Rows per page. */
  largestPage: number;
}

export function createServerAbilities(): ServerAbilities {
  return {
    month: true,
    monthProven: false,
    monthLeavesOutIdle: false,
    filter: true,
    refusedFilters: new Set(),
    nests: false,
    overLimit: true,
    orders: {
      createdAt: ['CreateTime'],
      targetUsers: ['TargetUserCount'],
      renewalDate: ['LicenseEndDate', 'RenewalDate'],
    },
    largestPage: Infinity,
  };
}

/** Remembers that the server cannot sort under this name. */
export function forgetOrder({ orders }: ServerAbilities, order: CheckedOrder, name: string): void {
  orders[order] = orders[order].filter((other) => other !== name);
}
