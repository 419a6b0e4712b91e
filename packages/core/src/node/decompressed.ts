import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS: Readonly<Record<string, typeof createGunzip | typeof createBrotliDecompress>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The encodings that the client accepts and `decompressed` can read. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/**
 * The body of an answer without its compression. Unlike axios, it treats a compressed body without its trailer as cut
 * off.
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
