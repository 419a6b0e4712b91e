/** A fixed pseudo-random number for an id; a different salt gives different numbers. */
export function scatter(id: string, salt: number): number {
  let hash = (salt ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
