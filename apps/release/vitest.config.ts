import { defineConfig } from 'vitest/config';
import '../../scripts/tests/pin-environment.mjs';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: '../../scripts/tests/stand-at-noon.mjs',
    // They start npm, pnpm and changesets.
    testTimeout: 30_000,
  },
});
