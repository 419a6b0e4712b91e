import { median } from './median';
import { runChild } from './run-child';
import { withSandbox, type SandboxSize } from './with-sandbox';

/**
 * What is measured. `live`: heap and buffers right after forced collections, at intervals: what the work keeps.
 * `resident`: memory of the whole process with Node's default settings, including garbage that V8 has not collected yet.
 */
export type MemoryKind = 'live' | 'resident';

/** What is done meanwhile: a total, a file of all companies, or a report with its workbook, by the core or by the integration in Zapier's runtime. */
export type MeasuredWork = 'total' | 'csv' | 'ownCsv' | 'excel' | 'report' | 'zapier';

const NODE_OPTIONS: Record<MemoryKind, readonly string[]> = { live: ['--expose-gc'], resident: [] };

/**
 * Does some work in a fresh process per run.
 *
 * @returns How far memory rose above the idle process at its peak, in bytes; the median of all runs.
 * @throws Error when a process ends without a result.
 */
export async function measureMemory(
  work: MeasuredWork,
  kind: MemoryKind,
  size: SandboxSize,
  runs: number,
): Promise<number> {
  return withSandbox(size, async ({ baseUrl, clientId, clientSecret }) => {
    const growths: number[] = [];
    for (let run = 0; run < runs; run++) {
      const args = [work, kind, baseUrl, clientId, clientSecret];
      const child = runChild<number>('measure-growth.js', args, NODE_OPTIONS[kind]);
      growths.push(await child.message);
      await child.exited;
    }
    return median(growths);
  });
}
