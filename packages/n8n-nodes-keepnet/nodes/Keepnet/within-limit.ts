import { showCount } from '../../core';
import type { OperationCall } from './operation';
import { showHint } from './show-hint';

/**
 * The rows of a list up to Limit. If some are left out, each row and a hint say how many there are: part of a list
 * looks like a complete one.
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
