import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A few tests try a change at every moment of a reading: two seconds, and many times that on a busy machine.
    testTimeout: 30_000,
  },
});
