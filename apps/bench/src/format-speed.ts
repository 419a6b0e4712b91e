import CliTable from 'cli-table3';

import type { SpeedComparison } from './compare-speed';
import { verdict } from './verdict';

/** The core's wall time may be this many times that of the bare client. */
const MAX_WALL_RATIO = 1.25;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Both clients in one table. */
export function formatSpeed({ core, bare }: SpeedComparison): string {
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
  );
  return table.toString();
}
