import { test } from 'vitest';

import { proveCrash } from './setup/prove-crash';
import { PROOF_MS } from './setup/prove-trigger';

test('fires once for each change although n8n is killed', () => proveCrash({}, 1), PROOF_MS);
