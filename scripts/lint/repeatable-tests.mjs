const RANDOM = ['randomBytes', 'randomFillSync', 'randomInt', 'randomUUID', 'getRandomValues', 'webcrypto'];
const WHY = 'A test that draws fails on some days: take fixed values.';

/**
 * `npm test` does the same on every run. A real n8n keeps its workflows between tests, so those tests need fresh names.
 */
export const repeatableTests = {
  files: ['{packages,apps}/**/*.test.ts', '{packages,apps}/*/test/**/*.ts'],
  ignores: ['apps/n8n-host/**', 'packages/core/test/support/fixed-seed.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: WHY },
      { object: 'crypto', message: WHY },
      { object: 'fc', property: 'check', message: 'Its failure is easily lost: use fc.assert.' },
    ],
    'no-restricted-imports': [
      'error',
      { paths: ['node:crypto', 'crypto'].map((name) => ({ name, importNames: RANDOM, message: WHY })) },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: 'CallExpression[callee.object.name="fc"] > ObjectExpression > Property[key.name="seed"]',
        message: 'packages/core/test/support/fixed-seed.ts sets the seed of all properties.',
      },
    ],
  },
};
