import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';

import { explainFailure } from '../process/explain-failure.mjs';
import { runTool } from '../process/run-tool.mjs';
import { TaskError } from '../task-error.mjs';
import { nodeHeaders } from './node-headers.mjs';

const NEEDED_BYTES = 5e9;
const MAX_MINUTES = 20;

/** @param {string} root the checkout */
export const hostFolder = (root) => join(root, 'apps', 'n8n-host');

/** @param {string} root the checkout @returns where the newest n8n 1 is installed */
export const firstLineFolder = (root) => join(hostFolder(root), 'n8n-1x');

/**
 * Installs an n8n, which is no part of the workspace, unless that was done for the same lockfile before.
 *
 * @param {Pick<import('../tasks.mjs').TaskContext, 'env' | 'node' | 'pnpm'>} context
 * @param {string} folder where its package.json and its lockfile are
 * @returns {Promise<string | undefined>} a note for the progress line
 * @throws {TaskError} when disk or time do not suffice, or the install fails
 */
export async function installHost({ env, node, pnpm }, folder) {
  const stamp = join(folder, 'node_modules', '.install-stamp');
  const fingerprint = fingerprintOf(folder, node);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
    return 'ready (cached)';
  }
  await requireDisk(folder);
  const headers = nodeHeaders(node);
  const { exitCode, output } = await runTool(
    pnpm,
    ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false', '--reporter=append-only'],
    { cwd: folder, env: { ...env, ...(headers && { npm_config_nodedir: headers }) }, timeoutMinutes: MAX_MINUTES },
  );
  if (exitCode !== 0) {
    const cause = explainFailure(output);
    throw new TaskError(cause ? `n8n could not be installed: ${cause}.` : 'n8n could not be installed; pnpm said:', {
      output: cause ? '' : output.slice(-5000),
    });
  }
  writeFileSync(stamp, fingerprint);
  return undefined;
}

function fingerprintOf(folder, node) {
  const hash = createHash('sha256').update(node);
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

async function requireDisk(folder) {
  // Node 18 has it only since 18.15.
  if (!files.statfs) {
    return;
  }
  const { bavail, bsize } = await files.statfs(folder);
  const complaint = diskComplaint(bavail * bsize);
  if (complaint) {
    throw new TaskError(complaint);
  }
}

/**
 * @param {number} freeBytes
 * @returns {string | undefined} what to tell the user when n8n would not fit
 */
export function diskComplaint(freeBytes) {
  const inGigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`;
  return freeBytes < NEEDED_BYTES
    ? `n8n needs ${inGigabytes(NEEDED_BYTES)} of free disk space to be installed, and there are ${inGigabytes(freeBytes)}: make room, then repeat the command.`
    : undefined;
}
