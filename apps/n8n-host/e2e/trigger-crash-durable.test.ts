import { test } from 'vitest';

import { DURABLE_CURSORS } from './setup/durable-cursors';
import { proveCrash } from './setup/prove-crash';
import { PROOF_MS } from './setup/prove-trigger';

test(
  'fires once for each change although n8n is killed, with durable cursors',
  () => proveCrash(DURABLE_CURSORS, 2),
  PROOF_MS,
);
