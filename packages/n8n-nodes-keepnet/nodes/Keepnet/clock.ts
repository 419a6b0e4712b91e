import { sleep } from 'n8n-workflow';

import type { Clock } from '../../core';
import { orAborted } from './or-aborted';

/** n8n's way to wait: nodes may not use timers of their own. */
export const clock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    await orAborted(sleep(ms), signal);
  },
};
