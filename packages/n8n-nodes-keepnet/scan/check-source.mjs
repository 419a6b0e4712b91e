import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { scan } from './scan.mjs';

/** n8n's ESLint rules, over our source. */
try {
  const { passed, message, details } = await scan(dirname(dirname(fileURLToPath(import.meta.url))), 'source');
  if (!passed) throw new Error([message, details].filter(Boolean).join('\n'));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
