import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** A disk of a few megabytes. */
export interface SmallDisk {
  readonly folder: string;
  resize(megabytes: number): Promise<void>;
}

/** @returns The reason in place of the disk where none can be mounted: that takes root and Linux. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | string> {
  const folder = await mkdtemp(join(tmpdir(), 'keepnet-n8n-disk-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch (error) {
    await remove();
    return `no small disk can be mounted here: ${error instanceof Error ? error.message : String(error)}`;
  }
  onTestFinished(async () => {
    await run('umount', ['--lazy', folder]);
    await remove();
  });
  return {
    folder,
    resize: async (size) => void (await run('mount', ['-o', `remount,size=${size}m`, folder])),
  };
}
