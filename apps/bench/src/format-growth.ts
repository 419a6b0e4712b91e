import type { MemoryKind } from './memory-growth';
import { verdict } from './verdict';

/** Memory may rise by this much above the idle process, in megabytes, however many companies there are. */
const MAX_GROWTH_MB = 60;
const BYTES_PER_MB = 1024 * 1024;
const NAMES: Record<MemoryKind, string> = { live: 'Live memory', resident: 'Resident memory' };
const LABEL_WIDTH = 'Resident memory, 100,000 companies'.length;
const FIGURE_WIDTH = 10;

const grouped = new Intl.NumberFormat('en-US');

/** "Live memory, 10,000 companies" */
export const growthLabel = (kind: MemoryKind, companies: number): string =>
  `${NAMES[kind]}, ${grouped.format(companies)} companies`;

/** One line, under that of the case before it. */
export function formatGrowth(kind: MemoryKind, companies: number, bytes: number): string {
  const label = growthLabel(kind, companies).padEnd(LABEL_WIDTH);
  const figure = `+${(bytes / BYTES_PER_MB).toFixed(1)} MB`.padStart(FIGURE_WIDTH);
  return `${label} ${figure}   ${verdict(`≤ ${MAX_GROWTH_MB} MB`, bytes <= MAX_GROWTH_MB * BYTES_PER_MB)}`;
}
