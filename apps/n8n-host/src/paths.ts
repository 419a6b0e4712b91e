import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOST_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = dirname(dirname(HOST_FOLDER));

/** Paths in the checkout. */
export const PATHS = {
  root: ROOT,
  n8n: join(HOST_FOLDER, 'node_modules', 'n8n'),
  tarball: join(ROOT, 'artifacts', 'n8n-nodes-keepnet.tgz'),
  templates: join(ROOT, 'packages', 'n8n-nodes-keepnet', 'workflows'),
  pictures: join(ROOT, 'artifacts', 'pictures'),
  publishedPictures: join(ROOT, 'docs', 'pictures'),
};
