import * as core from '@keepnet-workflows/core';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Loads the core on first use: it is most of what the package would cost n8n at its start, when n8n only needs the
 * descriptions.
 */
export const lazyCore: Plugin = {
  name: 'lazy-core',
  setup(build) {
    build.onResolve({ filter: /^(\.\.?\/)+core$/ }, () => ({ path: 'core', namespace: 'lazy-core' }));
    build.onResolve({ filter: /^\.\/core\.js$/, namespace: 'lazy-core' }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'lazy-core' }, () => ({
      contents: `for (const name of ${JSON.stringify(Object.keys(core))})
        Object.defineProperty(exports, name, { enumerable: true, get: () => require('./core.js')[name] });`,
    }));
  },
};
