/**
 * Collects all garbage, then reads what is left: bytes on the heap and in buffers outside it.
 *
 * @throws Error when Node was started without `--expose-gc`: garbage would be counted as live.
 */
export function liveMemory(collect: (() => void) | undefined = globalThis.gc): number {
  if (!collect) throw new Error('Live memory needs --expose-gc.');
  collect();
  // Buffers are freed in the background, and counted as freed by the next collection.
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
