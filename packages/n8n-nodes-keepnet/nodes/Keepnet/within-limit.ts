import { showCount } from '../../core';
import type { OperationCall } from './operation';
import { showHint } from './show-hint';

/** The first of a list's rows, as Limit says, with a hint when it leaves some out: half a list looks like a whole one. */
export function withinLimit<Row>(call: OperationCall, rows: readonly Row[], limit: number | undefined): readonly Row[] {
  if (limit === undefined || rows.length <= limit) return rows;
  const shown = `${showCount(limit)} of ${showCount(rows.length)} companies are shown`;
  showHint(call.context, `${shown}. Turn on Return All to get all of them.`);
  return rows.slice(0, limit);
}
