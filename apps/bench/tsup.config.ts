import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/main.ts', 'src/serve-sandbox.ts', 'src/serve-stash.ts', 'src/measure-growth.ts', 'src/measure-load.ts'],
  format: 'esm',
  target: 'node24',
  platform: 'node',
  splitting: false,
  clean: true,
});
