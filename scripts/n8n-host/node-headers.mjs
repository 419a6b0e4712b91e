import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of a Node's headers: node-gyp compiles SQLite for n8n against them, and would fetch them from the internet
 * otherwise.
 *
 * @param {string} node the executable
 * @returns {string | undefined} undefined when this Node came without them
 */
export function nodeHeaders(node) {
  const folder = dirname(dirname(node));
  return existsSync(join(folder, 'include', 'node', 'node.h')) ? folder : undefined;
}
