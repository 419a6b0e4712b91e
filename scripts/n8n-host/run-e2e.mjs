import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { closingLine } from '../tests/run-tests.mjs';
import { countVitest } from '../tests/test-reports.mjs';
import { checkHost } from './check-host.mjs';
import { hostFolder } from './install-host.mjs';
import { prepareHost } from './prepare-host.mjs';

const REPORT = join('.turbo', 'test-report.json');
const MAX_MINUTES = 15;
const PUBLISH_PICTURES = '--pictures';

/**
 * Runs the tests on a real n8n, and ends with their count.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args a filter and options of vitest; `--pictures` puts the pictures under docs/
 */
export async function runE2e(context, args) {
  await prepareHost(context);
  const { root, env, node, progress, write } = context;
  const cwd = hostFolder(root);
  await progress.step('Lint, formatting, types', () => checkHost(context));

  progress.announce('Tests in a real n8n');
  rmSync(join(cwd, REPORT), { force: true });
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${REPORT}`];
  const filters = args.filter((arg) => arg !== PUBLISH_PICTURES && arg !== '--');
  const pictures = args.includes(PUBLISH_PICTURES) ? { KEEPNET_PUBLISH_PICTURES: '1' } : {};
  const { exitCode } = await runTool(
    node,
    [join(cwd, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters, ...filters],
    {
      cwd,
      env: { ...env, ...pictures },
      foreground: true,
      timeoutMinutes: MAX_MINUTES,
    },
  ).catch((error) => {
    write(`\n${error.message}\n`);
    return { exitCode: 1 };
  });
  write(`\n${closingLine([countE2e(join(cwd, REPORT), exitCode)])}\n`);
  if (exitCode !== 0) {
    throw new TaskError('', { exitCode });
  }
}

/**
 * The counts of a run. One that failed without a failed test, or before its first, counts as a failure.
 *
 * @param {string} report path of vitest's JSON report
 * @param {number} exitCode of vitest
 */
export function countE2e(report, exitCode) {
  const counts = existsSync(report) ? countVitest(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  return exitCode === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}
