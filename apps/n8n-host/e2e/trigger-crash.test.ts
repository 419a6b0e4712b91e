import { test } from 'vitest';

import { STATIC_DATA } from './setup/poll-mode';
import { CRASH_MS, proveCrash } from './setup/prove-crash';

test('fires once for each change although n8n is killed', () => proveCrash(STATIC_DATA), CRASH_MS);
