import { dirname } from 'node:path';

import { TaskError } from '../task-error.mjs';
import { installTool } from './install-tool.mjs';
import { NODE_PACKAGES } from './pinned-tools.mjs';
import { platformKey } from './platform-key.mjs';
import { isSuitableNode, SUITABLE_NODE } from './suitable-node.mjs';

/**
 * Which Node the tools will run on: the running one if the tools accept it, otherwise a pinned one.
 *
 * @returns {{ version: string, pinned?: { name: string, version: string, binary: string, integrity: string } }}
 * @throws {TaskError} when this platform has no pinned Node
 */
export function chooseNode(running = process.versions.node, platform = platformKey()) {
  if (isSuitableNode(running)) {
    return { version: running };
  }
  const pinned = NODE_PACKAGES[platform];
  if (!pinned) {
    throw new TaskError(
      `Node ${running} does not run the build tools and npm has no other for ${platform}: install Node ${SUITABLE_NODE} by hand, then repeat the command.`,
    );
  }
  return { version: pinned.version, pinned };
}

/**
 * @param {string} root the checkout
 * @param {ReturnType<typeof chooseNode>} choice
 * @returns {Promise<{ path: string, binFolder: string, note: string | undefined }>}
 * @throws {TaskError} when the pinned Node cannot be installed
 */
export async function ensureNode(root, choice) {
  if (!choice.pinned) {
    return { path: process.execPath, binFolder: dirname(process.execPath), note: "ready (this machine's own)" };
  }
  const { path, cached } = await installTool({ root, label: `Node ${choice.version}`, ...choice.pinned });
  return { path, binFolder: dirname(path), note: cached ? 'ready (cached)' : undefined };
}
