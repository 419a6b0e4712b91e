import { defineConfig } from 'vitest/config';
import '../../scripts/tests/pin-environment.mjs';

export default defineConfig({ test: { setupFiles: '../../scripts/tests/stand-at-noon.mjs', testTimeout: 30_000 } });
