import { test } from 'vitest';

import { CRASH_MS, proveCrash } from './setup/prove-crash';

test('fires once for each change although n8n is killed', () => proveCrash({}, 1), CRASH_MS);
