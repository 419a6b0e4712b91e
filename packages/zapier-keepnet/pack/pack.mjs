import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildArchive } from './build-archive.mjs';

const artifacts = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'artifacts');
const target = join(artifacts, 'zapier-keepnet.zip');

const archive = await buildArchive();
mkdirSync(artifacts, { recursive: true });
copyFileSync(archive, target);
console.log(`artifacts/zapier-keepnet.zip, ${(statSync(target).size / 1_000_000).toFixed(2)} MB`);
