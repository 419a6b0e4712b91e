import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { median } from '../../bench/src/median';
import { createUserFolder } from '../src/create-user-folder';
import { PATHS } from '../src/paths';

const run = promisify(execFile);
const RUNS = 11;
const GOAL_MS = 15;
const HERE = dirname(fileURLToPath(import.meta.url));

/** The cost of our package for an n8n that does not use it, as lines of a table. */
export async function benchColdCosts(): Promise<string[]> {
  const installed = join(await createUserFolder(), '.n8n', 'nodes', 'node_modules', 'n8n-nodes-keepnet');
  const { n8n: entries } = createRequire(import.meta.url)(join(installed, 'package.json')) as {
    n8n: { nodes: string[]; credentials: string[] };
  };
  const files = [...entries.nodes, ...entries.credentials].map((file) => join(installed, file));
  const empty = await mkdtemp(join(tmpdir(), 'keepnet-empty-package-'));
  try {
    const emptyFiles = files.map((_, index) => join(empty, `${index}.js`));
    for (const file of emptyFiles) await writeFile(file, "'use strict';\nexports.Empty = class {};\n");
    const ours: number[] = [];
    const nothing: number[] = [];
    for (let count = 0; count < RUNS; count++) {
      ours.push(await loadTime(files));
      nothing.push(await loadTime(emptyFiles));
    }
    const difference = median(ours) - median(nothing);
    const packed = statSync(PATHS.tarball).size / 1000;
    return [
      `| Loading the package in n8n, over an empty one | ${difference.toFixed(1)} ms | ≤ ${GOAL_MS} ms | ${difference <= GOAL_MS ? 'yes' : 'no'} |`,
      `| The packed package | ${packed.toFixed(0)} KB | | |`,
    ];
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

async function loadTime(files: readonly string[]): Promise<number> {
  const host = await realpath(PATHS.n8n);
  // As in n8n: its own modules are found if a package has none with that name.
  const modules = [join(dirname(dirname(host)), 'node_modules'), dirname(dirname(dirname(host)))].join(delimiter);
  const env = { ...process.env, NODE_PATH: modules };
  const { stdout } = await run(process.execPath, [join(HERE, 'load-time.mjs'), host, ...files], { env });
  return Number(stdout);
}
