/** The proof that a total is complete: what was read, how often, and what it was checked against. */
export interface Completeness {
  /** Companies that Keepnet itself counts. */
  readonly totalRecords: number;
  /** Different companies that were read. */
  readonly uniqueCompanies: number;
  readonly pagesRead: number;
  /** Passes that contradicted themselves, were thrown away and read again. */
  readonly rereads: number;
  /** Rows that came a second time and were not counted, over all passes. */
  readonly duplicatesDropped: number;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly verification: Verification;
  /** The Monthly Users of the exported file, added up; null when no file was read. */
  readonly exportTotal: number | null;
  /** False when the server cannot be told which month to count, and counted its current one. */
  readonly monthSelected: boolean;
  /**
   * A checksum of every company's ID and Monthly Users, in any order: equal for two readings of the same numbers. Of a
   * file alone, which names no IDs, it covers the total and the number of companies.
   */
  readonly digest: string;
}

/** `strict` also counts a second time through the export. */
export type Verification = 'standard' | 'strict';
