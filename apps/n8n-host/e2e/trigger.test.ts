import { test } from 'vitest';

import { STATIC_DATA } from './setup/poll-mode';
import { PROOF_MS, proveTrigger } from './setup/prove-trigger';

test('fires once for each change and for nothing else, also over a restart', () => proveTrigger(STATIC_DATA), PROOF_MS);
