import { KEY_BYTES } from './transition-key';

/**
 * Keys as one text: sorted, 6 bytes each, base64. n8n wraps every object in its static data, and sends all of it
 * whenever the workflow is opened. One text, with 8 characters per key, works best.
 */
export function packKeys(keys: ReadonlySet<number>): string {
  const sorted = Float64Array.from(keys).sort();
  const bytes = Buffer.alloc(sorted.length * KEY_BYTES);
  sorted.forEach((key, index) => bytes.writeUIntBE(key, index * KEY_BYTES, KEY_BYTES));
  return bytes.toString('base64');
}

export function unpackKeys(packed: string): Set<number> {
  const bytes = Buffer.from(packed, 'base64');
  const keys = new Set<number>();
  for (let offset = 0; offset + KEY_BYTES <= bytes.length; offset += KEY_BYTES) {
    keys.add(bytes.readUIntBE(offset, KEY_BYTES));
  }
  return keys;
}
