import { KeepnetResponseError } from '../errors/keepnet-response-error';

/** How the text of a file is encoded. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that a file's byte order mark names; UTF-8 when there is none. */
export function detectTextEncoding(head: Uint8Array): TextEncodingName {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The beginning of a file as text, without its byte order mark; an incomplete letter at the end is left out. */
export function decodeHead(head: Uint8Array): string {
  return new TextDecoder(detectTextEncoding(head)).decode(head, { stream: true });
}

/**
 * The same text in UTF-8, without its byte order mark. Throws KeepnetResponseError if the bytes are not valid in that
 * encoding: wrong letters could silently merge two names.
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
