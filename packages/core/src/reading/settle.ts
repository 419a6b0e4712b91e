import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { ReadingContext } from './reading-context';

/**
 * The result of a reading: a value, or the fact that the data changed during it. `changed` is a clause that says what
 * happened, without customers' names: "page 2 listed a company that had been listed before".
 */
export type Outcome<T> = { readonly value: T } | Changed;

export interface Changed {
  readonly changed: string;
  /** The cause, if it is not that customers were added or removed. */
  readonly by?: 'server' | 'calendar';
  /** How the second count differed from the first: the same text for the same difference. */
  readonly difference?: string;
}

/** A value that was read without contradiction. */
export interface Settled<T> {
  readonly value: T;
  /** Readings that were discarded because they contradicted themselves or one another. */
  readonly rereads: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** What a reading needs to know about its operation. */
export interface Attempt {
  /** The outcomes of the previous readings. */
  readonly before: readonly Changed[];
  /** When the first of them began, in milliseconds since the epoch. */
  readonly startedAt: number;
}

const MAX_REREADS = 10;

/**
 * Repeats a reading until it does not contradict itself: the one loop over readings, called once per operation.
 *
 * @param take One reading from the start.
 * @throws KeepnetConsistencyError after 11 readings, or when the retry budget of the context is used up.
 */
export async function settle<T>(
  context: ReadingContext,
  take: (attempt: Attempt) => Promise<Outcome<T>>,
): Promise<Settled<T>> {
  const { clock, random, retry, signal } = context;
  const startedAt = clock.now();
  const before: Changed[] = [];
  let firstChangeAt: number | undefined;
  for (;;) {
    const outcome = await take({ before, startedAt });
    if ('value' in outcome) return { value: outcome.value, rereads: before.length, startedAt };
    firstChangeAt ??= clock.now();
    const delay = Math.floor(random() * Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** before.length));
    before.push(outcome);
    if (before.length > MAX_REREADS || clock.now() + delay - firstChangeAt >= retry.budgetMs) {
      throw gaveUp(before.length, outcome);
    }
    await clock.sleep(delay, signal);
  }
}

function gaveUp(attempts: number, { changed, by }: Changed): KeepnetConsistencyError {
  const seen = `(${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}; the last time ${changed})`;
  return new KeepnetConsistencyError(
    by
      ? `No result: the customer list could not be read from beginning to end ${seen}. Run it again later; if it happens again, tell ` +
          'Keepnet support.'
      : `No result: the customer list kept changing while we read it ${seen}. Run it again when no customers are being added ` +
          'or removed; if it happens again, tell Keepnet support.',
  );
}
