import { test } from 'vitest';

import { DURABLE_CURSORS } from './setup/poll-mode';
import { CRASH_MS, proveCrash } from './setup/prove-crash';

test(
  'fires once for each change although n8n is killed, with durable cursors',
  () => proveCrash(DURABLE_CURSORS),
  CRASH_MS,
);
