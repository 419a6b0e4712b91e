import { defineConfig } from 'vitest/config';
import '../../scripts/tests/pin-environment.mjs';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: '../../scripts/tests/stand-at-noon.mjs',
    globalSetup: 'test/harness/pack-once.ts',
    // n8n's engine is loaded once for each worker: for each test file it would cost more than the tests.
    isolate: false,
    // n8n's engine takes a moment to load.
    hookTimeout: 60_000,
    testTimeout: 20_000,
  },
});
