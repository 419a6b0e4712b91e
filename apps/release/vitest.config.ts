import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They start npm, pnpm and changesets.
    testTimeout: 30_000,
  },
});
