import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: 'esm',
  // Zapier runs integrations on Node 22.
  target: 'node22',
  clean: true,
  // Bundles everything except Zapier's own runtime, which its wrapper imports from the same place.
  noExternal: [/^(?!zapier-platform-core$)/],
  splitting: false,
  removeNodeProtocol: false,
});
