import { test } from 'vitest';

import { PROOF_MS, proveTrigger } from './setup/prove-trigger';

const DURABLE_CURSORS = {
  N8N_SCHEDULER_ENABLED: 'true',
  N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
  N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
  N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

test(
  'fires once for each change and for nothing else, also over a restart, with durable cursors',
  // In this mode n8n does not keep what the poll of the activation stores, so the second one makes the baseline.
  () => proveTrigger(DURABLE_CURSORS, 2),
  PROOF_MS,
);
