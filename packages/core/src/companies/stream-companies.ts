import { type Month, monthInZone } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompanyQuery } from './company-search';
import { countOfCompanies } from './count-of-companies';
import { type Reading, ScanDisagreement } from './reading';
import { createPassTally, type Identified } from './pass-tally';
import { scanPass } from './scan-pass';
import type { WireRow } from './wire-row';

/**
 * Gives the companies of a query as they are read, each once, and keeps only their IDs. When the pages contradict one
 * another it reads again and gives what was not given yet.
 *
 * @param countedMonth The current month (in UTC), for a query that selects none: the server counts that one.
 * @throws KeepnetConsistencyError when `countedMonth` ends, for two months would be mixed; and at the end when a company
 *   that was given does not exist any more: what was given would then be more than there ever was at one moment.
 */
export async function* streamCompanies<Row extends Identified>(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Row,
  countedMonth?: Month,
): AsyncGenerator<Row[], void, undefined> {
  const { clock } = reading.context;
  const given = new Set<string>();
  for (let complete = false; !complete;) {
    const tally = createPassTally();
    try {
      for await (const rows of scanPass(reading, query, toRow, tally, undefined, 'maybe')) {
        if (countedMonth && monthInZone(clock.now(), 'UTC') !== countedMonth) throw monthEnded(countedMonth);
        const fresh = rows.filter(({ companyId }) => !given.has(companyId));
        yield fresh;
        for (const { companyId } of fresh) given.add(companyId);
      }
      complete = true;
    } catch (error) {
      if (!(error instanceof ScanDisagreement)) throw error;
      await reading.again(error.message);
    }
    if (complete && given.size > tally.ids.size) throw removedMeanwhile(given.size - tally.ids.size);
  }
}

function monthEnded(month: Month): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `The month ${month} ended while its companies were being listed, and the list could mix two months. Run it again.`,
  );
}

export function removedMeanwhile(count: number): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `${countOfCompanies(count)} ${count === 1 ? 'was' : 'were'} removed while the list was being given out. Run it again for a list as it is now.`,
  );
}
