import { test } from 'vitest';

import { DURABLE_CURSORS } from './setup/durable-cursors';
import { PROOF_MS, proveTrigger } from './setup/prove-trigger';

test(
  'fires once for each change and for nothing else, also over a restart, with durable cursors',
  // In this mode n8n does not keep what the poll of the activation stores, so the second one makes the baseline.
  () => proveTrigger(DURABLE_CURSORS, 2),
  PROOF_MS,
);
