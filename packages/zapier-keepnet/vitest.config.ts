import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { setupFiles: '../../scripts/tests/stand-at-noon.mjs', testTimeout: 30_000 } });
