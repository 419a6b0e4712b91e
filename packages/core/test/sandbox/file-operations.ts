import { buffer } from 'node:stream/consumers';

import type { ExportFormat, ExportList } from '../../src';

import { readFileRows, rowsOf } from './file-rows';
import type { Operation } from './operation';
import { DAYS, TRUE_LISTS } from './true-lists';
import { EARLIER_MONTH } from './true-world';

function file(list: ExportList, format: ExportFormat, month?: string): Operation {
  return {
    name: `file ${list} ${format}${month ? ` ${month}` : ''}`,
    async ask(client) {
      const { stream } = await client.exportCompanies({ list, format, days: DAYS, ...(month && { month }) });
      return readFileRows(await buffer(stream), format);
    },
    truth: (world) => rowsOf(TRUE_LISTS[list](world.companies(month))),
  };
}

/** Every file, with the Monthly Users of the current month and of an earlier one. */
export const FILE_OPERATIONS: readonly Operation[] = [undefined, EARLIER_MONTH].flatMap((month) => [
  file('all', 'csv', month),
  file('overLimit', 'csv', month),
  file('expired', 'csv', month),
  file('renewals', 'csv', month),
  file('all', 'excel', month),
  file('overLimit', 'excel', month),
]);
