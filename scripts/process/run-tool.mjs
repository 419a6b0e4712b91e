import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { TaskError } from '../task-error.mjs';

/**
 * Runs a program to its end, without a shell, so that an argument with a space or a quote stays one argument on Windows too.
 * A stop signal is handed on, and the caller's process lives until the program has stopped: it may have files to close.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, foreground?: boolean, timeoutMinutes?: number }} options
 *   foreground: the program owns the terminal; else its output is collected; timeoutMinutes: it is stopped after them
 * @returns {Promise<{ exitCode: number, output: string }>} exit code as a shell would give it (128 + signal)
 * @throws {TaskError} when the program is not there, or takes too long
 */
export function runTool(command, args, { cwd, env, foreground = false, timeoutMinutes }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: foreground ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));

    // A terminal sends Ctrl-C to the whole group, so the child has it already; a kill reaches this process alone.
    const ignore = () => {};
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', forward);
    let late = false;
    const timer =
      timeoutMinutes &&
      setTimeout(() => {
        late = true;
        child.kill('SIGTERM');
      }, timeoutMinutes * 60_000);
    const release = () => {
      clearTimeout(timer);
      process.off('SIGINT', ignore);
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
