import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A small workspace on disk, removed when the test ends.
 *
 * @param {import('node:test').TestContext} context
 * @param {Record<string, string | object>} files path → text, or an object to write as JSON
 * @returns {string} its root
 */
export function temporaryWorkspace(context, files) {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}
