/** The bytes in chunks of one size. */
export async function* inChunks(bytes: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes);
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}
