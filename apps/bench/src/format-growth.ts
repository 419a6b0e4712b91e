import type { MemoryKind } from './memory-growth';
import { verdict } from './verdict';

const BYTES_PER_MB = 1024 * 1024;
const NAMES: Record<MemoryKind, string> = { live: 'Live memory', resident: 'Resident memory' };
const LABEL_WIDTH = 'Resident memory, Excel written from 100,000 companies'.length;
const FIGURE_WIDTH = 10;

const grouped = new Intl.NumberFormat('en-US');

/** "Live memory, 10,000 companies" */
export const growthLabel = (kind: MemoryKind, companies: number): string =>
  `${NAMES[kind]}, ${grouped.format(companies)} companies`;

/** One line, under that of the case before it. */
export function formatGrowth(label: string, bytes: number, goalMb: number | undefined): string {
  const figure = `+${(bytes / BYTES_PER_MB).toFixed(1)} MB`.padStart(FIGURE_WIDTH);
  const line = `${label.padEnd(LABEL_WIDTH)} ${figure}`;
  if (goalMb === undefined) return line;
  return `${line}   ${verdict(`≤ ${goalMb} MB`, bytes <= goalMb * BYTES_PER_MB)}`;
}
