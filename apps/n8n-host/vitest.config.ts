import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: 'e2e/setup/shared-n8n.ts',
    // The trigger waits for n8n's clock most of the time; the others use the processor meanwhile.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    server: { deps: { external: [/n8n-workflow/] } },
  },
});
