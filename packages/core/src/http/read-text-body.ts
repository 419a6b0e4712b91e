import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { readErrorText } from './read-error-text';

/** A page of 99,999 companies, the largest possible, is about 60 MB. */
const LARGEST_BYTES = 100_000_000;

/**
 * The text of an answer, for a transport: bounded, decoded as UTF-8, without a leading byte order mark. For an error,
 * the first 64 KB are enough, in any encoding.
 *
 * @param body The bytes, decompressed; closed if not read to the end.
 * @throws KeepnetResponseError when a good answer is larger than `largestBytes` (100 MB), or is neither UTF-8 nor a web
 *   page: wrong letters could silently merge two names.
 */
export async function readTextBody(
  body: AsyncIterable<Uint8Array>,
  status: number,
  largestBytes = LARGEST_BYTES,
): Promise<string> {
  if (status < 200 || status >= 300) return readErrorText(body);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > largestBytes) throw tooLarge(largestBytes);
    chunks.push(chunk);
  }
  return decode(joined(chunks, length));
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    // A web page in place of an answer. Its encoding does not matter: the first character shows it.
    if (text.trimStart().startsWith('<')) return text;
    throw new KeepnetResponseError(
      'An answer cannot be read: its text is not UTF-8. Check the Base URL, and whether a proxy answers in place of ' +
        'Keepnet.',
    );
  }
}

function tooLarge(bytes: number): KeepnetResponseError {
  return new KeepnetResponseError(
    `An answer is larger than ${bytes / 1_000_000} MB, which none of Keepnet's should be. Check the Base URL; if it is ` +
      'right, ask for smaller pages.',
  );
}
