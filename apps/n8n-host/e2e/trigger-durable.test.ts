import { test } from 'vitest';

import { DURABLE_CURSORS } from './setup/poll-mode';
import { PROOF_MS, proveTrigger } from './setup/prove-trigger';

test(
  'fires once for each change and for nothing else, also over a restart, with durable cursors',
  () => proveTrigger(DURABLE_CURSORS),
  PROOF_MS,
);
