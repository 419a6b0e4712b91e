import { dirname, join } from 'node:path';

import { childEnvironment } from '../process/child-environment.mjs';
import { TaskError } from '../task-error.mjs';
import { installTool } from '../toolchain/install-tool.mjs';
import { NODE_PACKAGES } from '../toolchain/pinned-tools.mjs';
import { platformKey } from '../toolchain/platform-key.mjs';
import { firstLineFolder, installHost } from './install-host.mjs';
import { prepareHost } from './prepare-host.mjs';
import { runHostTests } from './run-host-tests.mjs';

/** One of the versions that n8n 1 accepts (20.19 to 24), and older than the one used for n8n 2. */
const NODE_VERSION = '22.23.2';

/**
 * These need n8n 2: its editor, its durable cursors, the versions of its nodes that the templates name, and its way to
 * let a node see the server's certificate.
 */
const NEEDS_SECOND_LINE = ['editor', 'templates*', 'invoices*', 'report-mail', 'trigger-*durable', 'forged-by-proxy'];

/**
 * Runs the tests of apps/n8n-host on the newest n8n of the 1.x line, on Node 22.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args a filter and options of vitest
 */
export async function runFirstLine(context, args) {
  await prepareHost(context);
  const { root, env, pnpm, progress } = context;
  let node;
  await progress.step(`Node ${NODE_VERSION}`, async () => {
    const installed = await installTool({ root, label: `Node ${NODE_VERSION}`, ...nodePackage() });
    node = installed.path;
    return installed.cached ? 'ready (cached)' : undefined;
  });
  const folder = firstLineFolder(root);
  await progress.step('n8n 1 (2 GB, takes minutes the first time)', () =>
    installHost({ env: childEnvironment(env, [dirname(node)]), node, pnpm }, folder),
  );
  const excluded = NEEDS_SECOND_LINE.map((name) => `--exclude=**/${name}.test.ts`);
  await runHostTests(context, [...excluded, ...args], {
    KEEPNET_N8N_FOLDER: join(folder, 'node_modules', 'n8n'),
    KEEPNET_N8N_NODE: node,
  });
}

function nodePackage() {
  const pinned = NODE_PACKAGES[platformKey()];
  if (!pinned) {
    throw new TaskError(`npm has no Node ${NODE_VERSION} for ${platformKey()}: n8n 1 cannot be tried here.`);
  }
  return { name: pinned.name, binary: pinned.binary, version: NODE_VERSION };
}
