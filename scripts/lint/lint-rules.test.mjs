import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

import { coreArrows } from './core-arrows.mjs';
import { portableCore } from './portable-core.mjs';
import { repeatableTests } from './repeatable-tests.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IMPORTS = '@typescript-eslint/no-restricted-imports';
const config = [
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin },
  },
  portableCore,
  ...coreArrows,
  repeatableTests,
];

/** The rules that a line of code breaks in a file of the core. */
function broken(file, code) {
  const linter = new Linter({ cwd: ROOT });
  const messages = linter.verify(code, config, { filename: join(ROOT, 'packages/core/src', file) });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

const use = (path) => `import { x } from '${path}';\nx();`;

const FORBIDDEN = [
  ['http/a.ts', 'setTimeout(f, 1);', 'no-restricted-globals'],
  ['http/a.ts', 'export const a = process.env;', 'no-restricted-globals'],
  ['client.ts', 'export const a = globalThis;', 'no-restricted-globals'],
  ['billing/a.ts', 'export const a = Buffer.alloc(1);', 'no-restricted-globals'],
  ['auth/a.ts', 'export const a = () => fetch(b);', 'no-restricted-globals'],
  ['http/a.ts', 'export const a = new Function("b");', 'no-new-func'],
  ['http/a.ts', 'eval(b);', 'no-eval'],
  ['http/a.ts', 'export const a = Math.random();', 'no-restricted-properties'],
  ['http/a.ts', 'export const a = Date.now();', 'no-restricted-properties'],
  ['http/a.ts', 'export const a = new Date();', 'no-restricted-syntax'],
  ['http/a.ts', 'export const a = import("axios");', 'no-restricted-syntax'],
  ['http/a.ts', use('axios'), IMPORTS],
  ['http/a.ts', use('zod'), IMPORTS],
  ['http/a.ts', use('node:fs'), IMPORTS],
  ['index.ts', "export { x } from 'axios';", IMPORTS],
  ['index.ts', "export { x } from './node/system-clock';", IMPORTS],
  ['client.ts', use('./testing/fake-clock'), IMPORTS],
  ['errors/a.ts', use('../ports/clock'), IMPORTS],
  ['ports/a.ts', use('../errors/keepnet-error'), IMPORTS],
  ['http/a.ts', use('../auth/token-source'), IMPORTS],
  ['http/deeper/a.ts', use('../../auth/token-source'), IMPORTS],
  ['auth/a.ts', use('../search/company'), IMPORTS],
  ['dates/a.ts', use('../http/send-request'), IMPORTS],
  ['reading/a.ts', use('../billing/license-overage'), IMPORTS],
  ['search/a.ts', use('../reading/settle'), IMPORTS],
  ['files/a.ts', use('../http/send-request'), IMPORTS],
  ['files/a.ts', use('../search/company'), IMPORTS],
  ['billing/a.ts', use('../http/send-request'), IMPORTS],
  ['operations/a.ts', use('../client'), IMPORTS],
  ['operations/a.ts', use('../node/system-clock'), IMPORTS],
  ['node/a.ts', use('../testing/fake-clock'), IMPORTS],
  ['testing/a.ts', use('../node/system-clock'), IMPORTS],
  ['testing/contract/a.ts', use('../../node/system-clock'), IMPORTS],
  ['http/a.test.ts', 'export const a = Math.random();', 'no-restricted-properties'],
  ['../test/a.ts', 'export const a = crypto.randomUUID();', 'no-restricted-properties'],
  ['http/a.test.ts', "import { randomInt } from 'node:crypto';\nrandomInt(2);", 'no-restricted-imports'],
  ['http/a.property.test.ts', 'fc.assert(b, { numRuns: 5, seed: 1 });', 'no-restricted-syntax'],
  ['http/a.property.test.ts', 'export const a = fc.check(b);', 'no-restricted-properties'],
];

const ALLOWED = [
  ['http/a.ts', use('zod/mini')],
  ['http/a.ts', use('./retry-policy')],
  ['http/a.ts', use('../ports/clock')],
  ['http/deeper/a.ts', use('../../errors/keepnet-error')],
  ['http/deeper/a.ts', use('../retry-policy')],
  ['http/a.ts', 'queueMicrotask(b);'],
  ['http/a.ts', 'export const a = new Date(b);'],
  ['operations/a.ts', use('../billing/license-overage')],
  ['client.ts', use('./operations/export-companies')],
  ['node/a.ts', use('axios')],
  ['node/a.ts', 'setTimeout(f, 1);'],
  ['testing/a.ts', use('../search/company')],
  ['http/a.test.ts', use('../testing/fake-clock')],
  ['http/a.test.ts', "import { createHash } from 'node:crypto';\ncreateHash('sha512');"],
  ['http/a.property.test.ts', 'fc.assert(b, { numRuns: 5, examples: [{ seed: 1 }] });'],
];

for (const [file, code, rule] of FORBIDDEN) {
  test(`reports ${rule} in ${file} for ${code.split('\n')[0]}`, () => {
    assert.ok(broken(file, code).includes(rule));
  });
}

for (const [file, code] of ALLOWED) {
  test(`accepts ${code.split('\n')[0]} in ${file}`, () => {
    assert.deepEqual(broken(file, code), []);
  });
}
