import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

import { portableCore } from './portable-core.mjs';
import { repeatableTests } from './repeatable-tests.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const config = [
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin },
  },
  portableCore,
  repeatableTests,
];

/** The rules that a line of code breaks in a file of the core. */
function broken(file, code) {
  const linter = new Linter({ cwd: ROOT });
  const messages = linter.verify(code, config, { filename: join(ROOT, 'packages/core/src', file) });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

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
  ['http/a.test.ts', 'export const a = Math.random();', 'no-restricted-properties'],
  ['../test/a.ts', 'export const a = crypto.randomUUID();', 'no-restricted-properties'],
  ['http/a.test.ts', "import { randomInt } from 'node:crypto';\nrandomInt(2);", 'no-restricted-imports'],
  ['http/a.property.test.ts', 'fc.assert(b, { numRuns: 5, seed: 1 });', 'no-restricted-syntax'],
  ['http/a.property.test.ts', 'export const a = fc.check(b);', 'no-restricted-properties'],
];

const ALLOWED = [
  ['http/a.ts', 'queueMicrotask(b);'],
  ['http/a.ts', 'export const a = new Date(b);'],
  ['node/a.ts', 'setTimeout(f, 1);'],
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
