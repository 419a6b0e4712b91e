import { writeFileSync } from 'node:fs';

import { defineConfig } from 'tsup';

import { priceBookSchema } from './build/price-book-schema';

const entry = { index: 'src/index.ts', node: 'src/node/index.ts', testing: 'src/testing/index.ts' };

export default defineConfig({
  entry: { ...entry, 'keepnet-check': 'src/node/check-command/main.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/, 'axios'],
  dts: { entry },
  clean: true,
  onSuccess: async () => {
    writeFileSync('dist/price-book.schema.json', `${JSON.stringify(priceBookSchema(), undefined, 2)}\n`);
  },
});
