import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', model: 'src/model.ts', server: 'src/server.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  dts: { entry: { index: 'src/index.ts', model: 'src/model.ts' } },
  clean: true,
});
