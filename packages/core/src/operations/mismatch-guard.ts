import type { Reading } from '../companies/reading';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';

/**
 * Lets two sources that disagree be read again, as long as that changes anything: companies that come and go explain a
 * difference once, but not the same difference twice.
 */
export function createMismatchGuard(reading: Reading): (seen: string) => Promise<void> {
  let previous: string | undefined;
  return async (seen) => {
    if (seen === previous) {
      throw new KeepnetConsistencyError(
        `Two ways of counting disagree, and reading again changes nothing: ${seen}. Nothing is given, because one of ` +
          'them is wrong. Tell Keepnet support, quoting these figures.',
      );
    }
    previous = seen;
    await reading.again(seen);
  };
}
