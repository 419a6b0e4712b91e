import { test } from 'vitest';

import { PROOF_MS, proveTrigger } from './setup/prove-trigger';

test('fires once for each change and for nothing else, also over a restart', () => proveTrigger({}, 1), PROOF_MS);
