import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { closingLine } from '../tests/run-tests.mjs';
import { countVitest } from '../tests/test-reports.mjs';
import { hostFolder } from './install-host.mjs';

const REPORT = join('.turbo', 'test-report.json');
const MAX_MINUTES = 45;

/**
 * Runs the tests of apps/n8n-host, and ends with their count.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args a filter and options of vitest
 * @param {NodeJS.ProcessEnv} more environment variables beside the context's
 * @throws {TaskError} when a test failed
 */
export async function runHostTests({ root, env, node, progress, write }, args, more) {
  const cwd = hostFolder(root);
  progress.announce('Tests in a real n8n');
  rmSync(join(cwd, REPORT), { force: true });
  const startedAt = new Date();
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${REPORT}`];
  const script = join(cwd, 'node_modules', 'vitest', 'vitest.mjs');
  const { exitCode } = await runTool(node, [script, 'run', ...reporters, ...args.filter((arg) => arg !== '--')], {
    cwd,
    env: { ...env, ...more },
    foreground: true,
    timeoutMinutes: MAX_MINUTES,
  }).catch((error) => {
    write(`\n${error.message}\n`);
    return { exitCode: 1 };
  });
  const counts = countE2e(join(cwd, REPORT), exitCode);
  if (counts.failed > 0) {
    write(dayChanged(startedAt, new Date()));
  }
  write(`\n${closingLine([counts])}\n`);
  if (counts.failed > 0) {
    throw new TaskError('', { exitCode: exitCode || 1 });
  }
}

/**
 * What to think of failures in a run that crossed midnight: n8n and its sandbox go by two days then.
 *
 * @param {Date} startedAt
 * @param {Date} endedAt
 */
export function dayChanged(startedAt, endedAt) {
  return startedAt.toISOString().slice(0, 10) === endedAt.toISOString().slice(0, 10)
    ? ''
    : '\nThe day changed in UTC during this run. The tests go by the day on which they began: run them again.\n';
}

/**
 * The counts of a run. One that failed without a failed test, or left no report, counts as a failure.
 *
 * @param {string} report path of vitest's JSON report
 * @param {number} exitCode of vitest
 */
export function countE2e(report, exitCode) {
  const counts = existsSync(report) ? countVitest(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 };
  return exitCode === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}
