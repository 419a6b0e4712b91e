import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { root, temporaryFolder } from './copy-workspace';

/** @returns the tarball of a built package, as it would go to npm */
export function packPackage(folder: string): string {
  const tarball = join(temporaryFolder(), 'package.tgz');
  execFileSync('pnpm', ['pack', '--out', tarball], {
    cwd: join(root, folder),
    // pnpm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
    stdio: 'pipe',
  });
  return tarball;
}
