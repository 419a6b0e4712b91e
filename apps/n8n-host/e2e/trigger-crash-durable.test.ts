import { test } from 'vitest';

import { DURABLE_CURSORS } from './setup/durable-cursors';
import { CRASH_MS, proveCrash } from './setup/prove-crash';

test(
  'fires once for each change although n8n is killed, with durable cursors',
  () => proveCrash(DURABLE_CURSORS, 2),
  CRASH_MS,
);
