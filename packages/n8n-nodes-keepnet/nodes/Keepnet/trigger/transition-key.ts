import { createHash } from 'node:crypto';

/** Bytes of a key. With 100,000 keys stored, a new one collides once in 2.8 billion times. */
export const KEY_BYTES = 6;

/** The key of one transition: a 48-bit number made from its parts, such as company ID and renewal date. */
export function transitionKey(parts: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(parts)).digest().readUIntBE(0, KEY_BYTES);
}
