import { type Reading, ScanDisagreement } from './reading';

/** One pass over companies, and what tells it apart from another. */
export interface AgreeingPass {
  /** True when one pass is enough: nothing can have moved between two of its requests. */
  readonly proven: boolean;
  /** Equal for two passes that saw the same. */
  readonly seen: string;
}

/**
 * Reads until a pass is proven, or until two passes one after the other saw the same. While a pass is under way one
 * company may go and another come: it then agrees with itself and can still miss a third. The next pass shows that.
 *
 * @param differing What is said of two passes that differ, as a clause.
 * @throws KeepnetConsistencyError when no two passes agree.
 */
export async function readUntilAgreed<Pass extends AgreeingPass>(
  reading: Reading,
  readPass: () => Promise<Pass>,
  differing: string,
): Promise<Pass> {
  // Not the pass itself: of 100,000 companies only one reading is to be in memory.
  let seenBefore: string | undefined;
  for (;;) {
    try {
      const pass = await readPass();
      if (pass.proven || pass.seen === seenBefore) return pass;
      if (seenBefore !== undefined) await reading.again(differing);
      seenBefore = pass.seen;
    } catch (error) {
      if (!(error instanceof ScanDisagreement)) throw error;
      seenBefore = undefined;
      await reading.again(error.message);
    }
  }
}
