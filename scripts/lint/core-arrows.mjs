const SOURCE = 'packages/core/src';
const LIBRARIES = ['zod/mini', 'p-map', 'hucre/csv', 'hucre/xlsx', 'csv-parse/stream', 'big.js'];

/** Which folders of the core each folder may import, besides itself. Nothing points back. */
const ARROWS = {
  texts: [],
  errors: ['texts'],
  ports: [],
  dates: ['errors', 'texts'],
  http: ['ports', 'errors', 'texts'],
  auth: ['http', 'ports', 'errors', 'texts'],
  files: ['errors', 'dates', 'texts'],
  search: ['files', 'http', 'ports', 'errors', 'dates', 'texts'],
  reading: ['search', 'files', 'http', 'ports', 'errors', 'dates', 'texts'],
  billing: ['reading', 'search', 'errors', 'dates', 'texts'],
  reports: ['billing', 'reading', 'search', 'files', 'errors', 'dates', 'texts'],
  'server-check': ['billing', 'reading', 'search', 'files', 'ports', 'errors', 'dates', 'texts'],
  operations: [
    ...['server-check', 'reports', 'billing', 'reading', 'search', 'files', 'auth', 'http', 'ports'],
    ...['errors', 'dates', 'texts'],
  ],
};

const RUNTIME_BOUND = ['node', 'testing'];
const DEPTHS = [1, 2];

const foreignImports = {
  regex: `^(?!\\.{1,2}(?:/|$)|(?:${LIBRARIES.join('|')})$)`,
  message: `The portable core imports itself and ${LIBRARIES.join(', ')}, nothing else.`,
};

/** Lint blocks that keep the core portable and its folders pointing one way. */
export const coreArrows = [
  {
    files: [`${SOURCE}/*.ts`],
    rules: imports([foreignImports, runtimeBound('\\./')]),
  },
  ...Object.entries(ARROWS).flatMap(([folder, allowed]) =>
    DEPTHS.map((depth) => ({
      files: [`${SOURCE}/${folder}${'/*'.repeat(depth)}.ts`],
      rules: imports([foreignImports, ...folderArrows(folder, allowed, depth)]),
    })),
  ),
  ...DEPTHS.flatMap((depth) => [
    { files: [`${SOURCE}/node${'/*'.repeat(depth)}.ts`], rules: imports([closedFolder('testing', depth)]) },
    { files: [`${SOURCE}/testing${'/*'.repeat(depth)}.ts`], rules: imports([closedFolder('node', depth)]) },
  ]),
  // A test may take its fakes from testing/ and its helpers from anywhere.
  { files: [`${SOURCE}/**/*.test.ts`], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
];

function folderArrows(folder, allowed, depth) {
  const up = upFrom(depth);
  const open = allowed.map((name) => `${name}(?:/|$)`);
  const reach = allowed.length > 0 ? allowed.join(', ') : 'no other folder';
  return [
    {
      regex: open.length > 0 ? `^${up}(?!${open.join('|')})` : `^${up}`,
      message: `${folder}/ may import ${reach} of the core, nothing else.`,
    },
  ];
}

function runtimeBound(prefix) {
  return {
    regex: `^${prefix}(?:${RUNTIME_BOUND.join('|')})(?:/|$)`,
    message: 'The portable part must not know node/ and testing/.',
  };
}

function closedFolder(folder, depth) {
  return { regex: `^${upFrom(depth)}${folder}(?:/|$)`, message: `This folder must not import ${folder}/.` };
}

function upFrom(depth) {
  return '\\.\\./'.repeat(depth);
}

function imports(patterns) {
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}
