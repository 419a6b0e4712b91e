import { createRequire } from 'node:module';

// Zapier's runtime ends a process that has made many calls and uses much memory. Here one process makes those of all
// test files.
const constants = createRequire(import.meta.url)('zapier-platform-core/src/constants') as { KILL_MIN_LIMIT: number };
constants.KILL_MIN_LIMIT = Infinity;
