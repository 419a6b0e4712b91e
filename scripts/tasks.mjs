import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { BENCH_PACKAGES, BENCH_STEPS, runBench } from './bench/run-bench.mjs';
import { runMutation } from './mutation/run-mutation.mjs';
import { HOST_PACKAGES, PREPARE_STEPS } from './n8n-host/prepare-host.mjs';
import { runE2e } from './n8n-host/run-e2e.mjs';
import { runFirstLine } from './n8n-host/run-first-line.mjs';
import { runN8n } from './n8n-host/run-n8n.mjs';
import { runTool } from './process/run-tool.mjs';
import { runSimulation, SIMULATION_PACKAGES, SIMULATION_STEPS } from './simulation/run-simulation.mjs';
import { TaskError } from './task-error.mjs';
import { CHECKS, runTests } from './tests/run-tests.mjs';
import { runTurbo } from './turbo.mjs';

const CORE = '@keepnet-workflows/core';
const SANDBOX = '@keepnet-workflows/sandbox';
// The types of its bench are checked with it, and they use those of the core's.
const TESTED_HOST_PACKAGES = [...HOST_PACKAGES, '@keepnet-workflows/bench'];

/**
 * @typedef {object} TaskContext
 * @property {string} root the checkout
 * @property {NodeJS.ProcessEnv} env for child processes
 * @property {string} node the Node that runs the tools
 * @property {string} pnpm
 * @property {ReturnType<import('./progress.mjs').createProgress>} progress
 * @property {(text: string) => void} write to the terminal
 *
 * @typedef {object} Task
 * @property {string} summary one line for the list of tasks
 * @property {number} stepCount how many steps `run` takes
 * @property {boolean} [isReport] what it prints may go into a file: the progress goes to the error output
 * @property {string[]} [packages] installs these and what they depend on; without it, everything
 * @property {(context: TaskContext, args: string[]) => Promise<void>} run
 */

/** @type {Record<string, Task>} */
export const TASKS = {
  demo: program('The main job against a sandbox, with its numbers and files', {
    folder: 'apps/demo',
    start: 'dist/main.js',
    packages: ['@keepnet-workflows/demo', CORE, SANDBOX],
  }),
  sandbox: program('A local server that behaves like the Keepnet API', {
    folder: 'apps/sandbox',
    start: 'dist/server.js',
    packages: [SANDBOX],
  }),
  'check:keepnet': {
    ...program('What the Keepnet server of an account can do, without a word about its customers', {
      folder: 'packages/core',
      start: 'dist/keepnet-check.js',
      packages: [CORE],
    }),
    isReport: true,
  },
  n8n: {
    summary: 'A real n8n on port 5678 with the nodes, a sandbox and the templates',
    packages: HOST_PACKAGES,
    stepCount: PREPARE_STEPS + 1,
    run: runN8n,
  },
  bench: {
    summary: 'Speed and memory of the core and of the nodes in a real n8n, into docs/benchmarks.md',
    packages: BENCH_PACKAGES,
    stepCount: BENCH_STEPS,
    run: runBench,
  },
  simulate: {
    summary: 'Fresh seeds: the properties of the core, and the core against thousands of servers in virtual time',
    packages: SIMULATION_PACKAGES,
    stepCount: SIMULATION_STEPS,
    run: runSimulation,
  },
  build: turboTask('Builds every package', 'Build', ['build']),
  pack: turboTask('Packs what is published, into artifacts/', 'Pack', ['pack']),
  typecheck: turboTask('Checks the types of every package', 'Types', ['typecheck']),
  check: wholeTask('Lint, formatting, and code that nothing uses', 'Lint, formatting, unused code', CHECKS),
  fix: wholeTask('Repairs what lint and formatting can repair by themselves', 'Fix', ['root:fix']),
  test: {
    summary: 'Everything: build, lint, types, tests',
    stepCount: 3,
    run: runTests,
  },
  e2e: {
    summary: 'The packed node in a real n8n: servers, workers, the editor in a browser',
    packages: TESTED_HOST_PACKAGES,
    stepCount: PREPARE_STEPS + 2,
    run: runE2e,
  },
  'e2e:queue': {
    summary: "n8n's queue mode: Redis, PostgreSQL, a main process and two workers with the packed node",
    packages: TESTED_HOST_PACKAGES,
    stepCount: PREPARE_STEPS + 2,
    run: (context, args) => runE2e(context, ['--config=vitest.queue.config.ts', ...args]),
  },
  'n8n:1x': {
    summary: 'The same in the newest n8n of the 1.x line, which CI does not try',
    packages: TESTED_HOST_PACKAGES,
    stepCount: PREPARE_STEPS + 3,
    run: runFirstLine,
  },
  mutate: {
    summary: 'Small changes to the core, one at a time: which ones does no test notice?',
    packages: [CORE],
    stepCount: 2,
    run: runMutation,
  },
};

/**
 * A task that looks at the whole repository: a filter would leave it out, and nobody would notice.
 *
 * @returns {Task}
 */
function wholeTask(summary, label, tasks) {
  const task = turboTask(summary, label, tasks);
  const run = async (context, args) => {
    if (args.some((arg) => arg !== '--')) {
      throw new TaskError('This looks at the whole repository: repeat the command without arguments.');
    }
    await task.run(context, []);
  };
  return { ...task, run };
}

/** @returns {Task} */
function turboTask(summary, label, tasks) {
  return {
    summary,
    stepCount: 1,
    run: (context, args) => context.progress.step(label, () => runTurbo(context, tasks, args)),
  };
}

/** A task that builds some packages and hands the terminal to a program of ours. @returns {Task} */
function program(summary, { folder, start, packages }) {
  return {
    summary,
    packages,
    stepCount: 2,
    async run(context, args) {
      const { root, env, node, progress } = context;
      if (!existsSync(join(root, folder, 'package.json'))) {
        throw new TaskError(`${folder} is missing in this checkout.`);
      }
      const filters = packages.map((name) => `--filter=${name}`);
      await progress.step('Build', () => runTurbo(context, ['build'], filters));
      progress.announce('Run');
      const { exitCode } = await runTool(node, [join(root, folder, start), ...args], {
        cwd: root,
        env,
        foreground: true,
        endsWithCaller: true,
      });
      if (exitCode !== 0) {
        throw new TaskError('', { exitCode });
      }
    },
  };
}
