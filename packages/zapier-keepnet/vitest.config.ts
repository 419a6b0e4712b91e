import { defineConfig } from 'vitest/config';
import '../../scripts/tests/pin-environment.mjs';

export default defineConfig({
  test: {
    setupFiles: ['../../scripts/tests/stand-at-noon.mjs', 'test/harness/one-process.ts'],
    // Zapier's runtime is loaded once for each worker: for each test file it would cost as much as the tests.
    isolate: false,
    testTimeout: 30_000,
  },
});
