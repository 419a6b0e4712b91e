import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readManifest } from '../src/manifest';
import { copyWorkspace, root } from './copy-workspace';

const CHANGESET = join(root, 'node_modules', '@changesets', 'cli', 'bin.js');
const CORE = 'packages/core';
const HOSTS = ['packages/n8n-nodes-keepnet', 'packages/zapier-keepnet'];
const CHANGE = 'Totals count the customers of sub-resellers, too.';

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: folder });
}

/** A release needs a change that is not released yet: without one, changesets refuses to write versions. */
function releaseIn(folder: string): void {
  writeFileSync(
    join(folder, '.changeset', 'rehearsal.md'),
    `---\n'@keepnet-workflows/core': minor\n---\n\n${CHANGE}\n`,
  );
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Everything');
  execFileSync(process.execPath, [CHANGESET, 'version'], { cwd: folder, stdio: 'pipe' });
}

function changelogOf(folder: string, path: string): string {
  return readFileSync(join(folder, path, 'CHANGELOG.md'), 'utf8');
}

test('a change of the core releases the hosts, which carry it in their bundle, under the same version', () => {
  const folder = copyWorkspace();
  releaseIn(folder);

  const { version } = readManifest(join(folder, CORE));
  expect(version).not.toBe(readManifest(join(root, CORE)).version);
  expect(HOSTS.map((path) => readManifest(join(folder, path)).version)).toEqual([version, version]);
  for (const path of [CORE, ...HOSTS]) expect(changelogOf(folder, path)).toContain(`## ${version}\n`);
  expect(changelogOf(folder, CORE)).toContain(CHANGE);
  expect(readdirSync(join(folder, '.changeset'))).toEqual(['config.json']);
});

test('what is not published keeps its version', () => {
  const folder = copyWorkspace();
  releaseIn(folder);
  for (const name of readdirSync(join(folder, 'apps'))) {
    const { version } = readManifest(join(folder, 'apps', name));
    expect([name, version]).toEqual([name, readManifest(join(root, 'apps', name)).version]);
  }
});
