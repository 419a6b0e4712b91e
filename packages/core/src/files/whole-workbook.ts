import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { watchBytes } from './watch-bytes';

// An Excel file is a zip archive, whose last record is this long but for a comment that no spreadsheet writes.
const END_BYTES = 22;
const END_SIGNATURE = [0x50, 0x4b, 0x05, 0x06];

/** An Excel file as it passes. One that was cut short is a KeepnetResponseError in place of its end. */
export function wholeWorkbook(file: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let tail: readonly number[] = [];
  return watchBytes(file, {
    onChunk(chunk) {
      tail = [...tail, ...chunk.slice(-END_BYTES)].slice(-END_BYTES);
    },
    onEnd() {
      if (END_SIGNATURE.every((byte, index) => tail[index] === byte)) return;
      throw new KeepnetResponseError(
        'The Excel file was cut short. Discard what came of it and export again, or choose CSV.',
      );
    },
  });
}
