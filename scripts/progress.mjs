/**
 * Numbers the steps of a task and prints one line for each.
 *
 * @param {number} total how many steps there are
 * @param {(text: string) => void} [write] where the lines go
 * @param {() => number} [now] milliseconds, for the time taken
 */
export function createProgress(total, write = (text) => process.stdout.write(text), now = Date.now) {
  let current = 0;

  return {
    /**
     * Runs one step. The work returns what to print after the label; nothing means the time it took.
     *
     * @param {string} label
     * @param {() => Promise<string | undefined>} work
     */
    async step(label, work) {
      current += 1;
      write(`[${current}/${total}] ${label} … `);
      const startedAt = now();
      let note = 'failed';
      try {
        note = (await work()) ?? `${((now() - startedAt) / 1000).toFixed(1)} s`;
      } finally {
        write(`${note}\n`);
      }
    },

    /** @param {string} label names a last step whose output follows on the next lines */
    announce(label) {
      current += 1;
      write(`[${current}/${total}] ${label}\n`);
    },
  };
}
