import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS: Readonly<Record<string, typeof createGunzip | typeof createBrotliDecompress>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What the client asks for; `decompressed` can read it. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/**
 * The body of an answer without its compression. Unlike axios, it takes a compressed body that ends before its trailer
 * for what it is: cut.
 */
export function decompressed(body: Readable, headers: Readonly<Record<string, string>>): Readable {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (!encoding || encoding === 'identity' || headers['content-length'] === '0') return body;
  const createDecoder = DECODERS[encoding];
  if (!createDecoder) {
    return body.destroy(Object.assign(new Error('unknown compression'), { code: 'Z_UNKNOWN_ENCODING' }));
  }
  // The reader reads from the decoder, which fails when the source breaks.
  return pipeline(body, createDecoder(), () => undefined);
}
