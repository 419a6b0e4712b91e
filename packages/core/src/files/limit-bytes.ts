import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { watchBytes } from './watch-bytes';

/** A million companies are some 200 MB. */
const LARGEST_FILE = 1_000_000_000;

/** The same bytes, up to 1 GB. One more is a KeepnetResponseError: a file without end would fill a host's disk. */
export function limitBytes(source: AsyncIterable<Uint8Array>, largest = LARGEST_FILE): AsyncIterable<Uint8Array> {
  let bytes = 0;
  return watchBytes(source, {
    onChunk(chunk) {
      bytes += chunk.length;
      if (bytes > largest) {
        throw new KeepnetResponseError(
          `The exported file is larger than ${largest / 1_000_000} MB, which no list of companies is. What came of it is ` +
            'no file. Check the Base URL.',
        );
      }
    },
  });
}
