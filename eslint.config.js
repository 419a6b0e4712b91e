import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { importCycles } from './scripts/lint/import-cycles.mjs';
import { portableCore } from './scripts/lint/portable-core.mjs';
import { repeatableTests } from './scripts/lint/repeatable-tests.mjs';

const nothingOf = (regex) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: [{ regex, message: 'A simulator that shares the code of the client shares its mistakes.' }] },
  ],
});

export default defineConfig(
  globalIgnores([
    ...['**/dist/', '**/coverage/', 'reports/', 'packages/core/reports/', '**/.turbo/', '.stryker-tmp/', '.toolchain/'],
    ...['artifacts/', 'demo-output/'],
  ]),
  js.configs.recommended,
  ...tseslint.configs.strict,
  importCycles,
  {
    // A rule that does not fit is changed here, for all to see, not switched off in a comment.
    linterOptions: { noInlineConfig: true },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 200 }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'eslint-disable', 'oxlint-disable'] }],
    },
  },
  portableCore,
  repeatableTests,
  {
    files: ['apps/sandbox/**/*.ts'],
    rules: nothingOf('^@keepnet-workflows/|(?:^|/)packages/'),
  },
  {
    // The server's side of the simulator; the client's side needs the client.
    files: ['apps/simulator/src/{server,world}/**/*.ts'],
    rules: nothingOf('^@keepnet-workflows/(?!sandbox/)|(?:^|/)packages/'),
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        URL: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
