import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    ...['src/main.ts', 'src/time-zapier-steps.ts', 'src/measure-growth.ts', 'src/measure-load.ts'],
    ...['src/serve-sandbox.ts', 'src/serve-stash.ts'],
  ],
  format: 'esm',
  target: 'node24',
  platform: 'node',
  splitting: false,
  clean: true,
});
