import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['queue/**/*.test.ts'],
    setupFiles: 'e2e/setup/end-with-children.ts',
    // Seconds on a machine that has nothing else to do.
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
