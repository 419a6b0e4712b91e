import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { workspacePackages } from './workspace-packages.mjs';

const DEPENDENCY_FIELDS = [
  'name',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'packageManager',
];

/** The scope of an install that leaves nothing out. */
export const EVERYTHING = 'everything';

/**
 * One hash over all that decides what an install leaves behind. Scripts and versions of our own packages do not count.
 *
 * @param {string} root the checkout
 * @returns {string}
 */
function installFingerprint(root) {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    hash.update(readFileSync(join(root, file)));
  }
  for (const { folder, manifest } of workspacePackages(root)) {
    hash.update(JSON.stringify([folder, DEPENDENCY_FIELDS.map((field) => manifest[field] ?? null)]));
  }
  return hash.digest('hex');
}

/**
 * Whether an earlier install still serves: same fingerprint, a scope that covers this one, and no folder deleted since.
 *
 * @param {string} root the checkout
 * @param {string} scope a task's own scope, or EVERYTHING
 */
export function isInstalled(root, scope) {
  const stamp = readStamp(root);
  return (
    stamp?.fingerprint === installFingerprint(root) &&
    (stamp.scopes.includes(scope) || stamp.scopes.includes(EVERYTHING)) &&
    stamp.folders.every((folder) => existsSync(join(root, folder)))
  );
}

/**
 * Notes a finished install. Scopes of the same fingerprint add up, since pnpm keeps what it linked before.
 *
 * @param {string} root the checkout
 * @param {string} scope
 */
export function writeStamp(root, scope) {
  const fingerprint = installFingerprint(root);
  const earlier = readStamp(root);
  const scopes = earlier?.fingerprint === fingerprint ? [...new Set([...earlier.scopes, scope])] : [scope];
  const folders = workspacePackages(root)
    .map(({ folder }) => `${folder}/node_modules`)
    .filter((folder) => existsSync(join(root, folder)));
  writeFileSync(stampPath(root), JSON.stringify({ fingerprint, scopes, folders }));
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampPath(root), 'utf8'));
  } catch {
    // Missing or cut off: both mean that an install has to run.
    return undefined;
  }
}

function stampPath(root) {
  return join(root, 'node_modules', '.install-stamp.json');
}
