import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { TestProject } from 'vitest/node';

const run = promisify(execFile);

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball that users install. */
    tarball: string;
    /** The same, unpacked as n8n does it. */
    packageFolder: string;
  }
}

/** Packs the package as it is published, so that the tests see what users get. */
export default async function packOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'keepnet-n8n-'));
  // What the test processes and n8n in them leave behind goes with it: they are ended without ado.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
  const tarball = join(folder, 'package.tgz');
  const packageFolder = join(folder, 'node_modules', 'n8n-nodes-keepnet');
  mkdirSync(packageFolder, { recursive: true });
  // pnpm is a script on Windows, which only a shell starts.
  await run('pnpm', ['pack', '--out', tarball], { shell: process.platform === 'win32' });
  await run('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);
  project.provide('tarball', tarball);
  project.provide('packageFolder', packageFolder);
  return () => rmSync(folder, { recursive: true, force: true });
}
