import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { clearInterval, setInterval } from 'node:timers';

import { TaskError } from '../task-error.mjs';

// After Ctrl-C in a terminal, the program is already ending by then.
const INTERRUPTED_MS = 1_000;

/**
 * Runs a program to its end, without a shell, so that an argument with a space or a quote stays one argument on Windows
 * too. A stop signal is passed on, and the caller's process waits until the program has stopped: it may have files to
 * close.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, foreground?: boolean, timeoutMinutes?: number, endsWithCaller?:
 *   boolean }} options foreground: the program owns the terminal; otherwise its output is collected; timeoutMinutes: it
 *   is stopped after them; endsWithCaller: it must not be left behind when only a caller gets the signal
 * @returns {Promise<{ exitCode: number, output: string }>} exit code as a shell would give it (128 + signal)
 * @throws {TaskError} when the program is not there, or takes too long
 */
export function runTool(command, args, { cwd, env, foreground = false, timeoutMinutes, endsWithCaller = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: foreground ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));

    // A terminal sends Ctrl-C to the whole group, so the child already has it; a kill reaches only this process.
    const forward = (signal) => child.kill(signal);
    const interrupt = () => endsWithCaller && setTimeout(() => child.kill('SIGTERM'), INTERRUPTED_MS).unref();
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', forward);
    // A shell between npm and this process does not pass on signals: it ends, and this process gets another parent.
    const parent = process.ppid;
    const watch = endsWithCaller && setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    let late = false;
    const timer =
      timeoutMinutes &&
      setTimeout(() => {
        late = true;
        child.kill('SIGTERM');
      }, timeoutMinutes * 60_000);
    const release = () => {
      clearTimeout(timer);
      clearInterval(watch);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', forward);
    };

    child.on('error', (cause) => {
      release();
      reject(new TaskError(`${command} could not be started: ${cause.message}.`));
    });
    child.on('close', (code, signal) => {
      release();
      if (late) {
        reject(
          new TaskError(`${command} ${args[0] ?? ''} was stopped: it was not done after ${timeoutMinutes} minutes.`),
        );
        return;
      }
      const exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
