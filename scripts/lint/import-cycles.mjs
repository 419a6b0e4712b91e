import { createNodeResolver, importX } from 'eslint-plugin-import-x';

const EXTENSIONS = ['.ts', '.mts', '.mjs', '.js'];

/** A lint block that finds files which wait for each other while they are loaded. Types do not count: they are gone by then. */
export const importCycles = {
  files: ['**/*.{ts,mts,mjs,js}'],
  plugins: { 'import-x': importX },
  settings: {
    'import-x/resolver-next': [createNodeResolver({ extensions: EXTENSIONS })],
    'import-x/extensions': EXTENSIONS,
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.mts'] },
  },
  rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
};
