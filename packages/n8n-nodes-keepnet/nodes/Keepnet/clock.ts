import { sleep } from 'n8n-workflow';

import { type Clock, orAborted } from '../../core';

/** n8n's way to wait: nodes must not use timers. */
export const clock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    // Newer n8n ends the wait itself, with its own error; older n8n ignores the signal.
    const waited = sleep(ms, signal).catch(() => signal?.throwIfAborted());
    await orAborted(waited, signal);
  },
};
