import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages of the workspace, read without pnpm: this runs before pnpm is installed.
 *
 * @param {string} root the checkout
 * @returns {{ folder: string, manifest: Record<string, any> }[]} folder relative to the root with forward slashes, ".": the root itself
 */
export function workspacePackages(root) {
  const patterns = packagePatterns(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const excluded = new Set(patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)));
  const folders = patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .flatMap((pattern) => expand(root, pattern))
    .filter((folder) => !excluded.has(folder) && existsSync(join(root, folder, 'package.json')));
  return ['.', ...folders].map((folder) => ({
    folder,
    manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
  }));
}

/** Knows the little of YAML that the file uses: one list of plain or quoted strings. */
function packagePatterns(yaml) {
  const block = /^packages:\s*\n((?:[ \t]+-[^\n]*\n?|[ \t]*#[^\n]*\n?)+)/m.exec(yaml)?.[1] ?? '';
  return [...block.matchAll(/^[ \t]+-\s*(['"]?)([^'"\n#]+?)\1\s*(?:#.*)?$/gm)].map((match) => match[2]);
}

function expand(root, pattern) {
  if (!pattern.endsWith('/*')) {
    return [pattern];
  }
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(root, parent))) {
    return [];
  }
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`)
    .sort();
}
