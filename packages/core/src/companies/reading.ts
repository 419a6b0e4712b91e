import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompaniesContext } from './companies-context';

const MAX_REREADS = 10;

/** What happened while one result was read, over all passes. */
export interface ReadingLog {
  pagesRead: number;
  /** Passes that were thrown away because they contradicted themselves or one another. */
  rereads: number;
  /** Rows that came a second time within a pass. */
  duplicatesDropped: number;
  readonly startedAt: number;
}

/** One result being read: its context, what happened so far, and how much patience is left. */
export interface Reading {
  readonly context: CompaniesContext;
  readonly log: ReadingLog;
  /**
   * Waits before everything is read again.
   *
   * @param seen What contradicted itself, as a clause without names of companies.
   * @throws KeepnetConsistencyError when it has been read again too often or for too long.
   */
  again(seen: string): Promise<void>;
}

/** A pass over the companies that contradicts itself. It never leaves the core: it is read again or given up. */
export class ScanDisagreement extends Error {}

/** @param maxRereads How often everything may be read again before it is given up. */
export function createReading(context: CompaniesContext, maxRereads = MAX_REREADS): Reading {
  const { clock, retry } = context;
  const log: ReadingLog = { pagesRead: 0, rereads: 0, duplicatesDropped: 0, startedAt: clock.now() };
  let firstDisagreementAt: number | undefined;
  return {
    context,
    log,
    async again(seen) {
      firstDisagreementAt ??= clock.now();
      const ceiling = Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** log.rereads);
      const delay = Math.floor(context.random() * ceiling);
      const outOfTime = clock.now() + delay - firstDisagreementAt >= retry.budgetMs;
      if (log.rereads >= maxRereads || outOfTime) {
        throw new KeepnetConsistencyError(
          `The companies could not be read without contradiction, although they were read ${log.rereads + 1} times: ` +
            `${seen}. Nothing is given, because it could be wrong. Run it again when no companies are being added ` +
            'or removed.',
        );
      }
      log.rereads++;
      await clock.sleep(delay, context.signal);
    },
  };
}
