import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { main: 'src/main.ts', worker: 'src/worker.ts' },
  format: 'esm',
  target: 'node24',
  platform: 'node',
  splitting: false,
  clean: true,
});
