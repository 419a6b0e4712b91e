import { createRequire } from 'node:module';
import { join } from 'node:path';

import { inject } from 'vitest';

import './n8n-modules';

/** A module of the packed package, as n8n would require it. */
export function requireBuilt<T>(path: string): T {
  return createRequire(import.meta.url)(join(inject('packageFolder'), 'dist', `${path}.js`)) as T;
}
