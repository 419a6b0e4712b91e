import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', node: 'src/node/index.ts', testing: 'src/testing/index.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/, 'axios'],
  tsconfig: 'tsconfig.node.json',
  dts: true,
  clean: true,
});
