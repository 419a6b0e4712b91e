import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { Child } from '../child';
import { freePort } from '../free-port';
import { HostError } from '../host-error';
import { requireProgram } from '../require-program';
import { temporaryFolder } from '../temporary-folder';
import { POSTGRES } from './queue-environment';
import { type Service, startService } from './start-service';

const run = promisify(execFile);
const SYSTEM_USER = 'postgres';
const DEBIAN_FOLDER = '/usr/lib/postgresql';
// It is thrown away: nothing has to survive a power cut.
const SETTINGS = ['listen_addresses=127.0.0.1', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts a PostgreSQL with a data folder of its own, beside the clusters that the system may have. */
export async function startPostgres(): Promise<Service> {
  const program = await requireProgram(['postgres'], 'postgresql', serverFolders);
  const folder = await temporaryFolder('keepnet-postgres-');
  const data = join(folder, 'data');
  const prefix = await asSystemUser(folder);
  const initdb = [...prefix, join(dirname(program), 'initdb'), '-D', data, '-U', POSTGRES.user, '-A', 'trust', '-N'];
  const [command = '', ...args] = initdb;
  await run(command, [...args, '-E', 'UTF8', '--locale=C.UTF-8'], { cwd: folder }).catch((cause: unknown) => {
    throw new HostError('PostgreSQL could not make a data folder.', { cause });
  });
  const port = await freePort();
  const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap((setting) => ['-c', setting]);
  const [server = '', ...serverArgs] = [...prefix, program, '-D', data, '-p', String(port), ...settings];
  // Killed, it would leave shared memory behind; SIGQUIT is its own way to end at once.
  const child = new Child(server, serverArgs, { env: process.env, cwd: folder, killSignal: 'SIGQUIT' });
  return startService({ name: 'PostgreSQL', port, folder, child });
}

/** Debian keeps the server off the PATH, one folder per version. */
function serverFolders(): string[] {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const path = (process.env['PATH'] ?? '').split(':').filter(Boolean);
  return [...newestFirst.map((version) => join(DEBIAN_FOLDER, version, 'bin')), ...path];
}

/** PostgreSQL refuses to run as root: its own user does it then, and owns the folder. */
async function asSystemUser(folder: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, SYSTEM_USER])));
  await chown(folder, Number(uid?.stdout), Number(gid?.stdout));
  return ['setpriv', `--reuid=${SYSTEM_USER}`, `--regid=${SYSTEM_USER}`, '--init-groups', '--'];
}
