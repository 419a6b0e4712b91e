import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

import { importCycles } from './import-cycles.mjs';

const config = [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, importCycles];

/** The files in which a cycle is reported. */
async function reported(context, files) {
  const folder = mkdtempSync(join(tmpdir(), 'keepnet-cycle-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintFiles(['.']);
  return results
    .filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'import-x/no-cycle'))
    .map(({ filePath }) => filePath.slice(folder.length + 1));
}

test('reports every file of a cycle, whether it imports or exports', async (context) => {
  const files = {
    'a.ts': "import { b } from './b';\nexport const a = () => b();",
    'b.ts': "export { c as b } from './c';",
    'c.ts': "import { a } from './a';\nexport const c = () => a();",
    'd.ts': "import { a } from './a';\na();",
  };
  assert.deepEqual(await reported(context, files), ['a.ts', 'b.ts', 'c.ts']);
});

test('reports a cycle of scripts', async (context) => {
  const files = {
    'a.mjs': "import { b } from './b.mjs';\nexport const a = () => b();",
    'b.mjs': "import { a } from './a.mjs';\nexport const b = () => a();",
  };
  assert.deepEqual(await reported(context, files), ['a.mjs', 'b.mjs']);
});

test('accepts a file that only needs a type of the file that loads it', async (context) => {
  const files = {
    'a.ts': "import { b } from './b';\nexport interface A { x: 1 }\nb();",
    'b.ts': "import type { A } from './a';\nexport const b = (): A => ({ x: 1 });",
  };
  assert.deepEqual(await reported(context, files), []);
});
