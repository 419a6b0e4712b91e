export interface Identified {
  readonly companyId: string;
}

/** What one pass has seen so far. */
export interface PassTally {
  readonly ids: Set<string>;
  pages: number;
  totalRecords: number;
  overLimitCount: number | undefined;
  /** True when every page was read and the pass agrees with itself. */
  complete: boolean;
}

export function createPassTally(): PassTally {
  return { ids: new Set(), pages: 0, totalRecords: 0, overLimitCount: undefined, complete: false };
}
