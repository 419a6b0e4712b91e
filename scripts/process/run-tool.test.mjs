import assert from 'node:assert/strict';
import { test } from 'node:test';

import { TaskError } from '../task-error.mjs';
import { runTool } from './run-tool.mjs';

const options = { cwd: process.cwd(), env: process.env };
const run = (script, ...args) => runTool(process.execPath, ['-e', script, ...args], options);

test('returns the exit code and both outputs', async () => {
  const { exitCode, output } = await run('console.log("out"); console.error("err"); process.exitCode = 3');
  assert.equal(exitCode, 3);
  assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out']);
});

test('returns arguments to the program as they are', async () => {
  const { output } = await run('console.log(process.argv[1])', 'a "b" $HOME & c');
  assert.equal(output.trim(), 'a "b" $HOME & c');
});

test('returns 128 and the signal for a program that was killed', async () => {
  const { exitCode } = await run('process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 60000)');
  assert.equal(exitCode, 137);
});

test('throws TaskError when the program is not there', async () => {
  await assert.rejects(runTool('no-such-program-here', [], options), TaskError);
});

test('throws TaskError when the program takes too long', async () => {
  const sleeping = runTool(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], {
    ...options,
    timeoutMinutes: 0.005,
  });
  await assert.rejects(sleeping, /not done after/);
});
