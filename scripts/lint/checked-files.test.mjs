import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';
import { getFileInfo } from 'prettier';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('lint and formatting look at every folder of source files', async () => {
  const files = globSync('{packages,apps}/*/{src,nodes,credentials,e2e,test}/**/*.ts', { cwd: ROOT });
  assert.ok(files.some((file) => /core.src.reports/.test(file)));
  const onePerFolder = new Map(files.map((file) => [dirname(file), file])).values();
  const eslint = new ESLint({ cwd: ROOT });
  const ignored = [];
  for (const file of onePerFolder) {
    const path = join(ROOT, file);
    const { ignored: isUnformatted } = await getFileInfo(path, { ignorePath: join(ROOT, '.prettierignore') });
    if (isUnformatted || (await eslint.isPathIgnored(path))) ignored.push(file);
  }
  assert.deepEqual(ignored, []);
});
