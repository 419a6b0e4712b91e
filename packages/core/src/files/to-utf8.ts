import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { TextEncodingName } from './text-encoding';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * The same text in UTF-8, without its byte order mark. Throws KeepnetResponseError where the bytes are none of that
 * encoding: letters read wrong would quietly merge two names into one.
 *
 * @param source Its first chunk holds the whole byte order mark, if there is one.
 */
export async function* toUtf8(
  source: AsyncIterable<Uint8Array>,
  encoding: TextEncodingName,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new KeepnetResponseError('The CSV file cannot be read: its text is neither UTF-8 nor UTF-16.');
    }
  };
  let isFirst = true;
  for await (const chunk of source) {
    const text = decode(chunk);
    // What is UTF-8 already passes as it is: written anew, a file of 200 MB leaves 200 MB of buffers behind.
    yield encoding !== 'utf-8' ? encoder.encode(text) : isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
  }
  const rest = decode();
  if (encoding !== 'utf-8') yield encoder.encode(rest);
}

function withoutMark(chunk: Uint8Array): Uint8Array {
  return BYTE_ORDER_MARK.every((byte, index) => chunk[index] === byte) ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk;
}
