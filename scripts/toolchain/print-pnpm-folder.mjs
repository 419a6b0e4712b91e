// For workflows whose actions call pnpm by its name: node scripts/toolchain/print-pnpm-folder.mjs >> "$GITHUB_PATH"
// brings the pnpm that package.json names, of the content that pinned-tools.mjs names.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensurePnpm, requiredPnpmVersion } from './ensure-pnpm.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { binFolder } = await ensurePnpm(root, await requiredPnpmVersion(root));
// Without a folder pnpm is on the PATH already.
if (binFolder !== undefined) console.log(binFolder);
