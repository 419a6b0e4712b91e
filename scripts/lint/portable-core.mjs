const FORBIDDEN_GLOBALS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'process',
  'global',
  'globalThis',
  'console',
  'fetch',
  'Buffer',
  '__dirname',
  '__filename',
];

/**
 * The portable part of the core: HTTP, time, waiting and randomness are arguments, because a host may forbid the
 * globals.
 */
export const portableCore = {
  files: ['packages/core/src/**/*.ts'],
  ignores: ['packages/core/src/node/**', 'packages/core/src/testing/**', '**/*.test.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      ...FORBIDDEN_GLOBALS.map((name) => ({ name, message: 'The portable core takes it as an argument (a port).' })),
    ],
    'no-console': 'error',
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Randomness comes in through a port.' },
      { object: 'Date', property: 'now', message: 'Time comes in through a port.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'ImportExpression', message: 'A dynamic import escapes the import rules and the bundle.' },
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in through a port.' },
    ],
  },
};
