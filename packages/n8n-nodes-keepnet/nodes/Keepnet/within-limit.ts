import { showCount } from '../../core';
import type { OperationCall } from './operation';
import { showHint } from './show-hint';

/**
 * The rows that Limit left of a list. When it left some out, each row says how many there are, and a hint does: part of a
 * list looks like a whole one.
 */
export function withinLimit<Row extends object>(
  call: OperationCall,
  rows: readonly Row[],
  totalMatches: number,
): readonly Row[] {
  if (rows.length >= totalMatches) return rows;
  const shown = `${showCount(rows.length)} of ${showCount(totalMatches)} companies are shown`;
  showHint(call.context, `${shown}. Turn on Return All to get all of them.`);
  return rows.map((row) => ({ ...row, totalMatches }));
}
