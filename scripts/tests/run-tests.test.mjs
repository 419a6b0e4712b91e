import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { createProgress } from '../progress.mjs';
import { TaskError } from '../task-error.mjs';
import { temporaryWorkspace } from './temporary-workspace.mjs';
import { runTests } from './run-tests.mjs';

/** Stands in for turbo: notes its arguments, writes the reports, and fails the task that FAILING names. */
const TURBO = `
const { appendFileSync, writeFileSync, mkdirSync } = require('node:fs');
const args = process.argv.slice(3);
appendFileSync('turbo.log', args.join(' ') + '\\n');
mkdirSync('.turbo', { recursive: true });
if (args.includes('root:test')) writeFileSync('.turbo/test-report.tap', '# pass 4\\n# fail 0\\n# cancelled 0\\n');
if (args.includes(process.env.FAILING)) {
  console.log('what ' + process.env.FAILING + ' says');
  process.exitCode = 3;
}
`;

/** Runs the tests of a checkout in which one task of turbo fails. */
async function run(context, failing, args = [], packages = {}) {
  const root = temporaryWorkspace(context, {
    'package.json': { name: 'root' },
    'node_modules/turbo/bin/turbo': TURBO,
    ...packages,
  });
  const lines = [];
  const write = (text) => lines.push(text);
  const env = { ...process.env, FAILING: failing };
  const progress = createProgress(3, write, () => 0);
  const error = await runTests({ root, env, node: process.execPath, progress, write }, args).catch((cause) => cause);
  const log = join(root, 'turbo.log');
  return {
    error,
    output: lines.join(''),
    runs: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [],
  };
}

const lastLines = (output) => output.trimEnd().split('\n').slice(-2);

test('returns after all runs, with the counts in the last line', async (context) => {
  const { error, output, runs } = await run(context, 'nothing', ['--filter=core', '--', '-t', 'returns']);
  assert.equal(error, undefined);
  assert.deepEqual(lastLines(output), ['  scripts: 4 passed, 0 failed', '4 passed, 0 failed']);
  assert.deepEqual(
    runs.map((line) => line.split(' ')[0]),
    ['build', 'check', 'test'],
  );
  assert.equal(
    runs.every((line) => line.includes('--filter=core')),
    true,
  );
  assert.match(runs[2], / -- .*-t returns$/);
});

test('throws after the build alone when it fails, with its output once', async (context) => {
  const { error, output, runs } = await run(context, 'build');
  assert.ok(error instanceof TaskError);
  assert.equal(runs.length, 1);
  assert.equal(output.split('what build says').length, 2);
  assert.deepEqual(lastLines(output), [
    'FAILED: Build (see above). Nothing else was checked, no test has run.',
    '0 passed, 1 failed',
  ]);
});

test('throws after the tests when lint or types fail, and says so above the counts', async (context) => {
  const { error, output, runs } = await run(context, 'typecheck', ['--filter=core']);
  assert.ok(error instanceof TaskError);
  assert.equal(runs.length, 3);
  assert.match(output, /what typecheck says/);
  assert.deepEqual(lastLines(output), [
    'FAILED: Lint, types, script tests (see above). Tests alone:',
    '4 passed, 0 failed',
  ]);
});

test('throws when a package left no report, although its tests claim to have passed', async (context) => {
  const silent = { 'packages/silent/package.json': { name: 'silent', scripts: { test: 'true' } } };
  const { error, output, runs } = await run(context, 'nothing', [], silent);
  assert.ok(error instanceof TaskError);
  assert.match(runs.at(-1), /^test .*--force --filter=silent -- /);
  assert.deepEqual(lastLines(output), ['  packages/silent: 0 passed, 1 failed', '4 passed, 1 failed']);
});
