import type { CountedMonth, SecondCount, Verification } from './counted-month';
import type { ReadingContext } from './reading-context';
import type { UsageRow } from './month-proof';
import type { Settled } from './settle';
import { usageDigest } from './usage-count';

/** The proof that a month is complete: what was read, how often, and what it was compared with. */
export interface Completeness {
  /** How many companies Keepnet declares; a reading with a different number is discarded. */
  readonly totalRecords: number;
  /** Different companies that were read. */
  readonly uniqueCompanies: number;
  /** Pages of the accepted reading. */
  readonly pagesRead: number;
  /** Readings that were discarded because they contradicted themselves or one another. */
  readonly rereads: number;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly verification: Verification;
  readonly secondCount: SecondCount;
  /** The result of the second count, in a sentence or two. */
  readonly secondCountDetail: string;
  /** The Monthly Users of Keepnet's export, added up; null when it was not counted. */
  readonly exportTotal: number | null;
  /** True when the second count agreed, and only then. */
  readonly countedTwice: boolean;
  /** False if the server cannot select a month and counted its current one. */
  readonly monthSelected: boolean;
  /** A checksum of every company's ID and Monthly Users, in any order: equal for two readings of the same numbers. */
  readonly digest: string;
}

/** The proof of a month that was read. */
export function completenessOf<Row extends UsageRow>(
  context: ReadingContext,
  { value, rereads, startedAt }: Settled<CountedMonth<Row>>,
): Completeness {
  const { rows, totalRecords, pagesRead, verification, secondCount, secondCountDetail, exportTotal, monthSelected } =
    value;
  return {
    totalRecords,
    uniqueCompanies: rows.size,
    pagesRead,
    rereads,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(context.clock.now()).toISOString(),
    verification,
    secondCount,
    secondCountDetail,
    exportTotal,
    countedTwice: secondCount === 'agreed',
    monthSelected,
    digest: usageDigest(rows.values()),
  };
}
