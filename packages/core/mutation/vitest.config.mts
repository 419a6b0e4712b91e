import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // The first two open sockets. Properties try random values: a mutant that only they kill may live next time.
    exclude: ['src/node/**', 'src/testing/transport-contract.test.ts', 'src/**/*.property.test.ts'],
    // A process per test file would cost more than its tests.
    isolate: false,
    // Of a test that is slow, and of one that a mutant keeps waiting: on a busy machine they are hard to tell apart.
    testTimeout: 20_000,
  },
});
