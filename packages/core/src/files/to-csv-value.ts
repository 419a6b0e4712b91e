import type { Cell } from './cell';
import { defuseFormula } from './defuse-formula';

/** A cell as a CSV file holds it: days and instants as ISO text, text that looks like a formula defused. */
export function toCsvValue(cell: Cell): string | number | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return defuseFormula(cell);
  return defuseFormula('day' in cell ? cell.day : cell.instant);
}
