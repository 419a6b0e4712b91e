import type { Completeness } from '@keepnet-workflows/core';

const SECOND_COUNTS = { agreed: 'agreed', unavailable: 'unavailable', moved: 'moved', notAsked: 'not_asked' } as const;

/** The parts of a proof that are worth keeping with an invoice. */
export function toProof({ countedTwice, secondCount, exportTotal, totalRecords, finishedAt, digest }: Completeness) {
  return {
    counted_twice: countedTwice,
    second_count: SECOND_COUNTS[secondCount],
    export_total: exportTotal,
    total_records: totalRecords,
    finished_at: finishedAt,
    digest,
  };
}
