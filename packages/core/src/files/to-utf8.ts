import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { TextEncodingName } from './text-encoding';

/**
 * The same text in UTF-8, without its byte order mark. Throws KeepnetResponseError where the bytes are none of that
 * encoding: letters read wrong would quietly merge two names into one.
 */
export async function* toUtf8(
  source: AsyncIterable<Uint8Array>,
  encoding: TextEncodingName,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const convert = (chunk?: Uint8Array): Uint8Array => {
    try {
      return encoder.encode(chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }));
    } catch {
      throw new KeepnetResponseError('The CSV file cannot be read: its text is neither UTF-8 nor UTF-16.');
    }
  };
  for await (const chunk of source) yield convert(chunk);
  yield convert();
}
