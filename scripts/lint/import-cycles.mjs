import { createNodeResolver, importX } from 'eslint-plugin-import-x';

const EXTENSIONS = ['.ts', '.mts', '.mjs', '.js'];

/** A lint block that finds circular imports. Type imports do not count: they do not exist at run time. */
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
