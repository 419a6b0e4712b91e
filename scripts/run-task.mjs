import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { childEnvironment } from './process/child-environment.mjs';
import { createProgress } from './progress.mjs';
import { TaskError } from './task-error.mjs';
import { TASKS } from './tasks.mjs';
import { chooseNode, ensureNode } from './toolchain/ensure-node.mjs';
import { ensurePnpm, requiredPnpmVersion } from './toolchain/ensure-pnpm.mjs';
import { installWorkspace } from './toolchain/install-workspace.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PREPARING_STEPS = 3;

/**
 * Brings Node, pnpm and the dependencies, then runs a task. Failures are printed here.
 *
 * @param {string[]} argv the task's name and its arguments
 * @returns {Promise<number>} the exit code
 */
export async function runTask([name, ...args]) {
  try {
    const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : undefined;
    if (!task) {
      throw new TaskError(`${name ? `There is no task "${name}"` : 'Name a task'}. The tasks are:\n${taskList()}`);
    }
    await prepareAndRun(task, args);
    return 0;
  } catch (error) {
    if (!(error instanceof TaskError)) {
      throw error;
    }
    if (error.output) {
      console.error(error.output.trimEnd());
    }
    if (error.message) {
      console.error(error.message);
    }
    return error.exitCode;
  }
}

async function prepareAndRun(task, args) {
  const terminal = task.isReport ? process.stderr : process.stdout;
  const write = (text) => terminal.write(text);
  const progress = createProgress(PREPARING_STEPS + task.stepCount, write);
  const choice = chooseNode();
  const pnpmVersion = await requiredPnpmVersion(ROOT);
  let node;
  let pnpm;
  await progress.step(`Node ${choice.version}`, async () => {
    node = await ensureNode(ROOT, choice);
    return node.note;
  });
  await progress.step(`pnpm ${pnpmVersion}`, async () => {
    pnpm = await ensurePnpm(ROOT, pnpmVersion);
    return pnpm.note;
  });
  const binFolders = [node.binFolder, pnpm.binFolder, join(ROOT, 'node_modules', '.bin')].filter(Boolean);
  const env = childEnvironment(process.env, binFolders);
  await progress.step('Dependencies', () =>
    installWorkspace({ root: ROOT, env, pnpm: pnpm.path, packages: task.packages }),
  );
  await task.run({ root: ROOT, env, node: node.path, pnpm: pnpm.path, progress, write }, args);
}

function taskList() {
  const width = Math.max(...Object.keys(TASKS).map((name) => name.length));
  return Object.entries(TASKS)
    .map(([name, { summary }]) => `  npm run ${name.padEnd(width)}  ${summary}`)
    .join('\n');
}
