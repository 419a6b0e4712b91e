import { TaskError } from '../task-error.mjs';
import { runTurbo } from '../turbo.mjs';
import { packagesWithoutReport, readTestReports, removeTestReports, VITEST_REPORT } from './test-reports.mjs';

/** What `npm run check` runs. */
export const CHECKS = ['check', 'root:lint', 'root:promises', 'root:format', 'root:unused'];

/**
 * Runs all checks of the checkout. A failure of lint, types or tests does not stop it, so that
 * one run shows all of them; a failed build does: without its output everything else fails too, in many more words.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args of turbo; those after "--" go to vitest
 * @throws {TaskError} when anything failed
 */
export async function runTests(context, args) {
  const { root, progress, write } = context;
  const separator = args.indexOf('--');
  const turboArgs = separator < 0 ? args : args.slice(0, separator);
  const vitestArgs = separator < 0 ? [] : args.slice(separator + 1);
  const failures = [];
  const attempt = (label, tasks, ...more) =>
    progress
      .step(label, () => runTurbo(context, tasks, [...turboArgs, ...more]))
      .catch((error) => failures.push({ label, error }));
  const report = () => {
    for (const { error } of failures) {
      write(`\n${error.output ?? ''}\n${error.message}\n`);
    }
  };

  removeTestReports(root);
  // A package that needs a broken one would only repeat the error.
  await attempt('Build', ['build'], '--continue=dependencies-successful');
  if (failures.length > 0) {
    report();
    write(`\nFAILED: Build (see above). Nothing else was checked, no test has run.\n`);
    write(`${closingLine([{ passed: 0, failed: failures.length }])}\n`);
    throw new TaskError('');
  }
  await attempt('Lint, types, script tests', [...CHECKS, 'typecheck', 'root:test'], '--continue');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  await attempt('Tests of the packages', ['test'], '--continue', '--', ...reporters, ...vitestArgs);
  const silent = failures.length === 0 && turboArgs.length === 0 ? packagesWithoutReport(root) : [];
  if (silent.length > 0) {
    // An exit code of 0 without a report proves nothing, so it runs once more.
    write(`No report of ${silent.join(', ')}: tested again.\n`);
    const filters = silent.map((name) => `--filter=${name}`);
    await runTurbo(context, ['test'], ['--force', ...filters, '--', ...reporters, ...vitestArgs]).catch((error) =>
      failures.push({ label: 'Tests of the packages', error }),
    );
  }

  const counts = readTestReports(root, { expectAll: turboArgs.length === 0 });
  report();
  write(`\n${counts.map(({ name, passed, failed }) => `  ${name}: ${passed} passed, ${failed} failed\n`).join('')}`);
  if (failures.length > 0) {
    write(`FAILED: ${failures.map(({ label }) => label).join('; ')} (see above). Tests alone:\n`);
  }
  write(`${closingLine(counts)}\n`);
  // A package whose tests left no report counts as failed, whatever its exit code was.
  if (failures.length > 0 || counts.some(({ failed }) => failed > 0)) {
    throw new TaskError('');
  }
}

/** @param {{ passed: number, failed: number }[]} counts */
export function closingLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
