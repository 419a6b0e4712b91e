import { defineConfig } from 'vitest/config';
import '../../scripts/tests/pin-environment.mjs';

export default defineConfig({
  test: {
    setupFiles: ['../../scripts/tests/stand-at-noon.mjs', 'test/support/fixed-seed.ts'],
    // Loading the core again for each test file costs as much as the tests. They share no state: the lint forbids it to the
    // core, and no test mocks a module.
    isolate: false,
    // A few tests try a change at every moment of a reading: two seconds, and many times that on a busy machine.
    testTimeout: 30_000,
  },
});
