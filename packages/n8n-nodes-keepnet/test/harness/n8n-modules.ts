import { mkdtempSync, realpathSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

import type * as N8nCore from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';
import { inject } from 'vitest';

Object.assign(process.env, {
  N8N_USER_FOLDER: mkdtempSync(join(tmpdir(), 'keepnet-n8n-home-')),
  N8N_ENCRYPTION_KEY: 'k'.repeat(32),
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_LOG_LEVEL: 'silent',
});

// As n8n does it: a community package finds n8n-workflow and luxon among n8n's own modules.
const corePackage = realpathSync(createRequire(import.meta.url).resolve('n8n-core/package.json'));
const hostModules = resolve(corePackage, '..', '..');
process.env['NODE_PATH'] = [process.env['NODE_PATH'], hostModules].filter(Boolean).join(delimiter);
(Module as unknown as { _initPaths(): void })._initPaths();

const require = createRequire(corePackage);
require('reflect-metadata');

interface Container {
  get<T>(type: new (...args: never[]) => T): T;
}

/** n8n's engine, in the same copy that the package under test gets. */
export const n8n = {
  core: require('n8n-core') as typeof N8nCore,
  workflow: require('n8n-workflow') as typeof N8nWorkflow,
  container: (require('@n8n/di') as { Container: Container }).Container,
};

/** The packed package, loaded by n8n's own loader. */
export const loader = new n8n.core.PackageDirectoryLoader(inject('packageFolder'));
await loader.loadAll();
await n8n.container.get(n8n.core.BinaryDataService).init();
