import { sleep } from 'n8n-workflow';

import { type Clock, orAborted } from '../../core';

/** n8n's way to wait: nodes may not use timers of their own. */
export const clock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    // Newer n8n ends the wait by itself, with an error of its own; older n8n does not know the signal.
    const waited = sleep(ms, signal).catch(() => signal?.throwIfAborted());
    await orAborted(waited, signal);
  },
};
