import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { ReportFile } from '@keepnet-workflows/core';

export interface SavedFile {
  readonly path: string;
  readonly bytes: number;
}

/** Streams a file into a folder. It gets its name only when it is whole. */
export async function saveFile(file: ReportFile, folder: string, signal: AbortSignal): Promise<SavedFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, file.fileName);
  const unfinished = `${path}.part`;
  try {
    await pipeline(Readable.from(file.stream), createWriteStream(unfinished), { signal });
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  return { path, bytes: (await stat(path)).size };
}
