import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PATHS } from './paths';

const folder = process.env['KEEPNET_N8N_FOLDER'] ?? PATHS.n8n;
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };

/** The n8n that is started, and the Node that it runs on: those of this folder, unless the environment names others. */
export const N8N = {
  node: process.env['KEEPNET_N8N_NODE'] ?? process.execPath,
  script: join(folder, 'bin', 'n8n'),
  version,
  isFirstLine: version.startsWith('1.'),
};
