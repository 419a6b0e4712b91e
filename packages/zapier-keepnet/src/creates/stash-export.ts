import { Readable } from 'node:stream';

import type { ReportFile } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

// Zapier's own steps have trouble with larger files.
const LARGEST_BYTES = 100_000_000;

/** Where a file was stashed, and how large it is. */
export interface StashedFile {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Streams a file to Zapier, never with the whole file in memory.
 *
 * @throws The stream's errors; and our own error instead of the Zapier storage's words, which may quote its keys.
 */
export async function stashExport(z: ZObject, { stream, fileName, mimeType }: ReportFile): Promise<StashedFile> {
  let bytes = 0;
  let streamError: unknown;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const chunk of stream) {
        bytes += chunk.length;
        if (bytes > LARGEST_BYTES) throw tooLarge(z);
        yield chunk;
      }
    } catch (error) {
      streamError = error;
      throw error;
    }
  }
  const readable = Readable.from(counted(), { objectMode: false });
  try {
    // It returns a promise, although its types say otherwise.
    const file = await Promise.resolve(z.stashFile(readable, undefined, fileName, mimeType));
    return { file, bytes };
  } catch {
    throw streamError ?? notStored(z);
  } finally {
    readable.destroy();
  }
}

function tooLarge(z: ZObject): Error {
  return new z.errors.Error(
    `No file: it is larger than ${LARGEST_BYTES / 1_000_000} MB, which is more than Zaps handle. Export a smaller list, ` +
      'or download the file in the Keepnet console.',
    'FILE_TOO_LARGE',
  );
}

function notStored(z: ZObject): Error {
  return new z.errors.Error(
    'No file: Keepnet sent it, but Zapier could not store it. Run the step again.',
    'FILE_NOT_STORED',
  );
}
