import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { onTestFinished } from 'vitest';

export const root = resolve(import.meta.dirname, '../../..');

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keepnet-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The manifests and READMEs of the workspace and what changesets reads, in a folder that a test may change. */
export function copyWorkspace(): string {
  const folder = temporaryFolder();
  const packages = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  );
  const files = packages.flatMap((path) => [`${path}/package.json`, `${path}/README.md`, `${path}/CHANGELOG.md`]);
  for (const path of ['.changeset', 'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...files]) {
    if (existsSync(join(root, path))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
  }
  return folder;
}
