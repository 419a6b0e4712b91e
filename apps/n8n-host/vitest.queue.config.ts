import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['queue/**/*.test.ts'],
    setupFiles: 'e2e/setup/end-with-children.ts',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
