import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '@keepnet-workflows/core';

/** The machine's own clock and timers. */
export const clock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    // The timer rejects with an error of its own; whoever aborts gets their reason back.
    await wait(ms, undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted());
  },
};
