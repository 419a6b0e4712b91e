/** A number that an id always has, in no order that anybody would expect; another salt, other numbers. */
export function scatter(id: string, salt: number): number {
  let hash = (salt ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
