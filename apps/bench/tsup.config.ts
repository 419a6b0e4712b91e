import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { main: 'src/main.ts', 'serve-sandbox': 'src/serve-sandbox.ts', 'measure-growth': 'src/measure-growth.ts' },
  format: 'esm',
  target: 'node24',
  platform: 'node',
  splitting: false,
  clean: true,
});
