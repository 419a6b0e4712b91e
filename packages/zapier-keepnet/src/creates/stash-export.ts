import { Readable } from 'node:stream';

import type { ExportedFile } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

import { createRecordCounter } from './record-counter';

// Zapier's own steps have trouble with larger files.
const LARGEST_BYTES = 100_000_000;

/** Where a file was stashed, and how large it is. */
export interface StashedFile {
  readonly file: string;
  readonly bytes: number;
  /** Rows below the header, of a CSV file; null for a workbook, whose rows do not show as it passes. */
  readonly rows: number | null;
}

/**
 * Hands a file over to Zapier as it comes, never held whole in memory.
 *
 * @throws What the stream throws; and an error in our words for what Zapier's storage says, which may quote its keys.
 */
export async function stashExport(z: ZObject, { stream, fileName, mimeType }: ExportedFile): Promise<StashedFile> {
  let bytes = 0;
  let streamError: unknown;
  const records = createRecordCounter();
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const chunk of stream) {
        bytes += chunk.length;
        if (bytes > LARGEST_BYTES) throw tooLarge(z);
        records.add(chunk);
        yield chunk;
      }
    } catch (error) {
      streamError = error;
      throw error;
    }
  }
  const readable = Readable.from(counted(), { objectMode: false });
  try {
    // It returns a promise, whatever its types say.
    const file = await Promise.resolve(z.stashFile(readable, undefined, fileName, mimeType));
    const isText = mimeType.startsWith('text/csv');
    return { file, bytes, rows: isText && records.count !== null ? Math.max(0, records.count - 1) : null };
  } catch {
    throw streamError ?? notStored(z);
  } finally {
    readable.destroy();
  }
}

function tooLarge(z: ZObject): Error {
  return new z.errors.Error(
    `The file is larger than ${LARGEST_BYTES / 1_000_000} MB, which is more than Zaps handle. Export a smaller list, ` +
      'or download the file in the Keepnet console.',
    'FILE_TOO_LARGE',
  );
}

function notStored(z: ZObject): Error {
  return new z.errors.Error(
    'No file: Keepnet gave it, but the storage for files of Zaps did not take it. Run the step again.',
    'FILE_NOT_STORED',
  );
}
