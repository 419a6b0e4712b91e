import { defineConfig } from 'vitest/config';
import '../../scripts/tests/pin-environment.mjs';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: '../../scripts/tests/stand-at-noon.mjs',
    // Each test has a sandbox of its own: what the files share, the modules, need not be loaded once for each.
    isolate: false,
    // For what never ends. Ten times what a test takes is nothing on a busy machine.
    hookTimeout: 120_000,
    testTimeout: 120_000,
  },
});
