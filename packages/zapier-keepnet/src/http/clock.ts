import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '@keepnet-workflows/core';

/** The machine's own clock and timers. */
export const clock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    // The timer rejects with its own error; the caller that aborts gets its own reason.
    await wait(ms, undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted());
  },
};
