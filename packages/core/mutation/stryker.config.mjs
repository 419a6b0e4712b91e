// A test sets the time zone of its process, which a thread, started in half the time of a process, cannot do later.
process.env.TZ = 'America/Los_Angeles';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'mutation/vitest.config.mts', pool: 'threads' },
  mutate: ['src/{auth,billing,http,reading,search}/**/*.ts', '!src/**/*.test.ts'],
  coverageAnalysis: 'perTest',
  // A mutant that runs once, on import, would need every test with a fresh process.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 15_000,
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  ignorePatterns: ['dist', 'reports/mutation', 'test/sandbox'],
  // As deep below the root as this package, so that what reaches out of it (tsconfig.base.json) is found unchanged;
  // inside the package a run that was killed would leave copies of the tests to the next `vitest run`.
  tempDirName: '../../.stryker-tmp',
  tsconfigFile: 'left-as-it-is',
  cleanTempDir: 'always',
  thresholds: { high: 95, low: 90, break: null },
};
