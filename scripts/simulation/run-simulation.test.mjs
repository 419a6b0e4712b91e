import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { createProgress } from '../progress.mjs';
import { TaskError } from '../task-error.mjs';
import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { runSimulation } from './run-simulation.mjs';

const NOTES = `require('node:fs').appendFileSync`;
const VITEST = `import { appendFileSync } from 'node:fs';
appendFileSync('../../runs.log', 'properties ' + process.env.KEEPNET_TEST_SEED + '\\n');
if (process.env.KEEPNET_TEST_SEED === '13') {
  console.log('what the property says');
  process.exitCode = 1;
}
if (process.env.KEEPNET_TEST_SEED === '14') process.kill(process.pid, 'SIGTERM');`;
const SIMULATOR = `${NOTES}('runs.log', 'simulator ' + process.argv.slice(2).join(' ') + '\\n');`;

/** Simulates in a checkout whose programs note what they were told. The properties fail with seed 13, and are stopped with 14. */
async function simulate(context, ...args) {
  const root = temporaryWorkspace(context, {
    'package.json': { name: 'root' },
    'packages/core/package.json': { name: 'core' },
    'node_modules/turbo/bin/turbo': '',
    'node_modules/vitest/vitest.mjs': VITEST,
    'apps/simulator/dist/main.js': SIMULATOR,
  });
  const lines = [];
  const write = (text) => lines.push(text);
  const progress = createProgress(3, write, () => 0);
  const told = { root, env: process.env, node: process.execPath, progress, write };
  const error = await runSimulation(told, args).catch((cause) => cause);
  const log = join(root, 'runs.log');
  const runs = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return { error, output: lines.join(''), runs };
}

test('draws one seed for the properties and the simulator, and prints it', async (context) => {
  const { error, output, runs } = await simulate(context, '--', '--seeds', '5');
  assert.equal(error, undefined);
  const [, seed] = /^properties (\d+)$/.exec(runs[0]);
  assert.deepEqual(runs, [`properties ${seed}`, `simulator --seeds 5 --base ${seed}`]);
  assert.match(output, new RegExp(`Property tests, seed ${seed} `));
});

test('takes the seed that is named', async (context) => {
  assert.deepEqual((await simulate(context, '--base', '7')).runs, ['properties 7', 'simulator --base 7']);
  assert.deepEqual((await simulate(context, '--base=7')).runs, ['properties 7', 'simulator --base=7']);
});

test('throws when a property fails, after the simulation, and says how to repeat it', async (context) => {
  const { error, output, runs } = await simulate(context, '--base', '13');
  assert.ok(error instanceof TaskError);
  assert.equal(error.exitCode, 1);
  assert.deepEqual(runs, ['properties 13', 'simulator --base 13']);
  assert.match(output, /what the property says/);
  assert.match(output, /FAILED: Property tests, seed 13 \(see above\)\. Repeat with --base 13\n$/);
});

test(
  'ends without simulating when the properties are stopped',
  { skip: process.platform === 'win32' },
  async (context) => {
    const { error, runs } = await simulate(context, '--base', '14');
    assert.ok(error instanceof TaskError);
    assert.ok(error.exitCode > 0);
    assert.deepEqual(runs, ['properties 14']);
  },
);

test('leaves the properties out where the simulator is asked for one seed or its help, or told a wrong one', async (context) => {
  for (const args of [['--replay', '7'], ['--help'], ['-h'], ['--base', 'x']]) {
    assert.deepEqual((await simulate(context, ...args)).runs, [`simulator ${args.join(' ')}`]);
  }
});
