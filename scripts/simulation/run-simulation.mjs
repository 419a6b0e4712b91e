import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { runTurbo } from '../turbo.mjs';

const CORE = '@keepnet-workflows/core';

/** What `runSimulation` installs and builds of the workspace. */
export const SIMULATION_PACKAGES = ['@keepnet-workflows/simulator', CORE];

/** How many steps `runSimulation` takes at the most. */
export const SIMULATION_STEPS = 3;

/**
 * Runs the core's property tests and the simulator with a fresh seed, or with the one that `--base` names. `npm test` runs
 * both with seeds that never change.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args of the simulator
 * @throws {TaskError} when a property or a schedule failed; the seed is printed then, too
 */
export async function runSimulation(context, args) {
  const { root, env, node, progress, write } = context;
  const { seed, asks, simulatorArgs } = readArguments(args);
  await progress.step('Build', () =>
    runTurbo(
      context,
      ['build'],
      SIMULATION_PACKAGES.map((name) => `--filter=${name}`),
    ),
  );
  let failed = 0;
  if (!asks) {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    await progress.step(`Property tests, seed ${seed}`, async () => {
      const { exitCode, output } = await runTool(node, [vitest, 'run', 'property', 'fixed-seed'], {
        cwd: join(root, 'packages', 'core'),
        env: { ...env, KEEPNET_TEST_SEED: seed },
      });
      // It was stopped, which is not a failed property.
      if (exitCode > 128) throw new TaskError('', { exitCode });
      failed = exitCode;
      if (failed) write(`\n${output}\n`);
      return failed ? 'failed (see above)' : undefined;
    });
  }
  progress.announce('Simulation');
  const simulator = join(root, 'apps', 'simulator', 'dist', 'main.js');
  const { exitCode } = await runTool(node, [simulator, ...simulatorArgs], { cwd: root, env, foreground: true });
  if (failed || exitCode) {
    if (failed) write(`\nFAILED: Property tests, seed ${seed} (see above). Repeat with --base ${seed}\n`);
    throw new TaskError('', { exitCode: exitCode || failed });
  }
}

/** `asks`: only what the arguments ask for is run: the help or one seed. The simulator reports wrong arguments. */
function readArguments(args) {
  const given = args.filter((arg) => arg !== '--');
  const { values } = parseArgs({
    args: given,
    options: { base: { type: 'string' }, replay: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    strict: false,
  });
  const asks = values.help === true || values.replay !== undefined;
  if (asks || values.base !== undefined) {
    const isNumber = Number.isSafeInteger(Number(values.base));
    return { seed: String(values.base), asks: asks || !isNumber, simulatorArgs: given };
  }
  const seed = String(randomInt(2 ** 31));
  return { seed, asks, simulatorArgs: [...given, '--base', seed] };
}
