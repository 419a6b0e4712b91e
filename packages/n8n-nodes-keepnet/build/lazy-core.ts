import * as core from '@keepnet-workflows/core';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Has the core loaded when something of it is first used: most of what the package costs an n8n at its start, which
 * only wants the descriptions.
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
