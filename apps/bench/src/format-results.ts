import CliTable from 'cli-table3';

import type { SpeedComparison } from './compare-speed';
import type { MemoryCase, MemoryGrowth } from './memory-growth';

export interface BenchResults {
  readonly speed: SpeedComparison;
  readonly memory: readonly (readonly [MemoryCase, MemoryGrowth])[];
}

/** The core's wall time may be this many times that of the bare client. */
const MAX_WALL_RATIO = 1.25;
/** Resident memory may grow by this much above the idle process, in megabytes, however many companies there are. */
const MAX_GROWTH_MB = 60;
const BYTES_PER_MB = 1024 * 1024;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const megabytes = (bytes: number): string => `${(bytes / BYTES_PER_MB).toFixed(1)} MB`;
const verdict = (text: string, reached: boolean): string => `${text} ${reached ? 'reached' : 'missed'}`;

/** All figures in one table. */
export function formatResults({ speed, memory }: BenchResults): string {
  const { core, bare } = speed;
  const wallRatio = core.wallMs / bare.wallMs;
  const table = new CliTable({
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
    head: ['', 'Core over axios', 'Bare client', 'Ratio', 'Goal'],
  });
  table.push(
    [
      'Wall time',
      `${grouped.format(core.wallMs)} ms`,
      `${grouped.format(bare.wallMs)} ms`,
      `${wallRatio.toFixed(2)}×`,
      verdict(`≤ ${MAX_WALL_RATIO}×`, wallRatio <= MAX_WALL_RATIO),
    ],
    [
      'CPU per company',
      `${core.cpuPerCompany.toFixed(1)} µs`,
      `${bare.cpuPerCompany.toFixed(1)} µs`,
      `${(core.cpuPerCompany / bare.cpuPerCompany).toFixed(2)}×`,
      '',
    ],
    ...memory.flatMap(([{ companies, heapLimitMb }, { rss, heap }]) => {
      const reached = verdict(`≤ ${MAX_GROWTH_MB} MB`, rss <= MAX_GROWTH_MB * BYTES_PER_MB);
      // What Node does with all the room there is, is one thing; what the core needs shows where there is little.
      const where = heapLimitMb === undefined ? '' : `, old space of ${heapLimitMb} MB`;
      return [
        [`Peak memory above idle, ${grouped.format(companies)} companies${where}`, megabytes(rss), '', '', reached],
        ['  of it heap, garbage included', megabytes(heap), '', '', ''],
      ];
    }),
  );
  return table.toString();
}
