import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { hostFolder } from '../n8n-host/install-host.mjs';
import { HOST_PACKAGES, PREPARE_STEPS, prepareHost } from '../n8n-host/prepare-host.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { runTurbo } from '../turbo.mjs';
import { replaceSection } from './replace-section.mjs';

const CORE_PACKAGES = [
  '@keepnet-workflows/bench',
  '@keepnet-workflows/core',
  '@keepnet-workflows/sandbox',
  'zapier-keepnet',
];
const PARTS = ['core', 'zapier', 'n8n'];
const ZAPIER_STEPS = 'zapier-steps';
const MAX_MINUTES = 60;

/** What `runBench` installs of the workspace. */
export const BENCH_PACKAGES = [...CORE_PACKAGES, ...HOST_PACKAGES];

/** How many steps `runBench` takes at the most. */
export const BENCH_STEPS = PREPARE_STEPS + 4;

/**
 * Measures the core, the steps in Zapier's runtime, and the nodes in a real n8n, and writes docs/benchmarks.md and the
 * table of the Zapier package's README; what was measured until a failure is written too.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args `core`, `zapier` or `n8n` for that part alone, then options of the programs (`--quick`)
 */
export async function runBench(context, args) {
  const { root, env, node, progress } = context;
  const given = args.filter((arg) => arg !== '--');
  const parts = PARTS.filter((part) => given.includes(part));
  const options = given.filter((arg) => !PARTS.includes(arg));
  const wanted = parts.length > 0 ? parts : PARTS;
  const results = join(root, 'artifacts', 'bench');
  rmSync(results, { recursive: true, force: true });
  const run = async (title, command, cwd, more = {}) => {
    progress.announce(title);
    const options = { cwd, env: { ...env, ...more }, foreground: true, timeoutMinutes: MAX_MINUTES };
    return (await runTool(node, command, options)).exitCode;
  };
  // Around a month's end a proof needs one more round trip. n8n's bench gives the day to n8n alone: it dates its tables.
  const noon = pathToFileURL(join(root, 'scripts', 'tests', 'stand-at-noon.mjs')).href;
  const atNoon = { NODE_OPTIONS: `--import=${noon}` };
  let failed = 0;
  try {
    if (wanted.includes('core') || wanted.includes('zapier')) {
      const filters = CORE_PACKAGES.map((name) => `--filter=${name}`);
      await progress.step('Build', () => runTurbo(context, ['build'], filters));
    }
    if (wanted.includes('core')) {
      failed = await run('Core', [join(root, 'apps', 'bench', 'dist', 'main.js'), ...options], root, atNoon);
    }
    if (wanted.includes('zapier')) {
      failed =
        (await run('Zapier', [join(root, 'apps', 'bench', 'dist', 'time-zapier-steps.js')], root, atNoon)) || failed;
    }
    if (wanted.includes('n8n')) {
      await prepareHost(context);
      failed = (await run('n8n', ['--import', 'tsx', 'bench/main.ts', ...options], hostFolder(root))) || failed;
    }
  } finally {
    writePages(root, results);
  }
  if (failed) {
    throw new TaskError('', { exitCode: failed });
  }
}

function writePages(root, results) {
  const files = existsSync(results) ? readdirSync(results).filter((file) => file.endsWith('.md')) : [];
  for (const file of files) {
    const name = basename(file, '.md');
    const page = join(root, name === ZAPIER_STEPS ? 'packages/zapier-keepnet/README.md' : 'docs/benchmarks.md');
    writeFileSync(page, replaceSection(readFileSync(page, 'utf8'), name, readFileSync(join(results, file), 'utf8')));
  }
}
