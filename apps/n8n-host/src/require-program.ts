import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import { HostError } from './host-error';

const run = promisify(execFile);
const APT = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];

/**
 * A program that npm does not provide. As root on Debian, apt installs it if it is missing; other systems are not
 * changed.
 *
 * @param names Its possible names.
 * @param debianPackage Its name in apt.
 * @param folders Where to look for it. Default: the PATH.
 * @returns Its path.
 * @throws HostError that says what to install.
 */
export async function requireProgram(
  names: readonly string[],
  debianPackage: string,
  folders: () => readonly string[] = foldersOnPath,
): Promise<string> {
  const find = (): string | undefined =>
    folders()
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find((path) => existsSync(path));
  const found = find();
  if (found) return found;
  const sentence = `This needs ${debianPackage}: install it, then repeat the command.`;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) throw new HostError(sentence);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', ...APT, debianPackage], { env, maxBuffer: 50_000_000 });
  } catch (cause) {
    throw new HostError(`apt could not install ${debianPackage}. ${sentence}`, { cause });
  }
  const installed = find();
  if (!installed) throw new HostError(sentence);
  return installed;
}

function foldersOnPath(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
}
