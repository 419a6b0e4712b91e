import { TaskError } from '../task-error.mjs';
import { runTurbo } from '../turbo.mjs';
import { readTestReports, removeTestReports, VITEST_REPORT } from './test-reports.mjs';

/**
 * Runs everything that decides whether the checkout is good, to the end even after a failure, so that one run shows all of it.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args of turbo; those after "--" go to vitest
 */
export async function runTests(context, args) {
  const { root, progress, write } = context;
  const separator = args.indexOf('--');
  const turboArgs = separator < 0 ? args : args.slice(0, separator);
  const vitestArgs = separator < 0 ? [] : args.slice(separator + 1);
  const failures = [];
  const attempt = (label, work) => progress.step(label, work).catch((error) => failures.push(error));

  removeTestReports(root);
  await attempt('Build, lint, types, script tests', () =>
    runTurbo(context, ['build', 'check', 'typecheck', 'root:check', 'root:test'], [...turboArgs, '--continue']),
  );
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  await attempt('Tests of the packages', () =>
    runTurbo(context, ['test'], [...turboArgs, '--continue', '--', ...reporters, ...vitestArgs]),
  );

  const counts = readTestReports(root, { expectAll: turboArgs.length === 0 });
  for (const failure of failures) {
    write(`\n${failure.output ?? ''}\n${failure.message}\n`);
  }
  write(failures.length > 0 ? 'Not everything passed: see above.\n' : '');
  write(`\n${counts.map(({ name, passed, failed }) => `  ${name}: ${passed} passed, ${failed} failed\n`).join('')}`);
  write(`${closingLine(counts)}\n`);
  if (failures.length > 0) {
    throw new TaskError('');
  }
}

/** @param {{ passed: number, failed: number }[]} counts */
export function closingLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
