import { median } from './median';
import { runChild } from './run-child';
import { withSandbox, type SandboxSize } from './with-sandbox';

/** How far memory rose above the idle process, at its peak, in bytes. */
export interface MemoryGrowth {
  /** Resident memory of the whole process. */
  readonly rss: number;
  /** Heap used, garbage that is not yet collected included. */
  readonly heap: number;
}

export interface MemoryCase extends SandboxSize {
  /** The most that the process may keep of old objects, in megabytes. Default: what Node takes by itself. */
  readonly heapLimitMb?: number;
}

/** Counts companies in a fresh process per run; the medians of all runs. */
export async function measureMemory({ heapLimitMb, ...size }: MemoryCase, runs: number): Promise<MemoryGrowth> {
  const limit = heapLimitMb === undefined ? [] : [`--max-old-space-size=${heapLimitMb}`];
  return withSandbox(size, async ({ baseUrl, clientId, clientSecret }) => {
    const growths: MemoryGrowth[] = [];
    for (let run = 0; run < runs; run++) {
      const args = [baseUrl, clientId, clientSecret];
      const child = runChild<MemoryGrowth>('measure-growth.js', args, ['--expose-gc', ...limit]);
      growths.push(await child.message);
      await child.exited;
    }
    return { rss: median(growths.map(({ rss }) => rss)), heap: median(growths.map(({ heap }) => heap)) };
  });
}
