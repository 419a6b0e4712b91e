import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

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

const TOOL = new URL('./run-tool.mjs', import.meta.url).href;
/** Runs a server that prints its pid and ends by no Ctrl-C of ours. */
const CALLER = `import { runTool } from ${JSON.stringify(TOOL)};
await runTool(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], {
  cwd: process.cwd(), env: process.env, foreground: true, endsWithCaller: true,
});`;

async function startServer(command, args) {
  const caller = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = await once(caller.stdout, 'data');
  return { caller, pid: Number(String(pid).trim()) };
}

async function isGone(pid) {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await wait(100)) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
  }
  process.kill(pid, 'SIGKILL');
  return false;
}

const onUnix = { skip: process.platform === 'win32' };

test('ends a server when the caller alone is interrupted', onUnix, async () => {
  const { caller, pid } = await startServer(process.execPath, ['--input-type=module', '-e', CALLER]);
  caller.kill('SIGINT');
  assert.ok(await isGone(pid));
});

test('ends a server when the shell before its caller is killed', onUnix, async () => {
  const line = `"$0" --input-type=module -e "$1"; true`;
  const { caller, pid } = await startServer('sh', ['-c', line, process.execPath, CALLER]);
  caller.kill('SIGKILL');
  assert.ok(await isGone(pid));
});
