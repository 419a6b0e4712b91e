import { buffer } from 'node:stream/consumers';

import type { ExportCompaniesOptions, ExportFormat, ExportList } from '../../src';

import { readFileRows, rowsOf } from './file-rows';
import type { Operation } from './operation';
import { suffixOf } from './total-operations';
import { DAYS, TRUE_LISTS } from './true-lists';
import { EARLIER_MONTH } from './true-world';

function file(list: ExportList, format: ExportFormat, options: ExportCompaniesOptions = {}): Operation {
  const { month = list === 'usage' ? EARLIER_MONTH : undefined, origin = 'verified', verification = 'auto' } = options;
  const of = origin === 'keepnet' ? ' of Keepnet' : '';
  return {
    name: `file ${list} ${format}${options.month ? ` ${options.month}` : ''}${suffixOf(verification)}${of}`,
    async ask(client) {
      const { stream, companyCount } = await client.exportCompanies({ list, format, days: DAYS, ...options });
      const rows = readFileRows(await buffer(stream), format, origin);
      return { rows, companyCount };
    },
    truth(world) {
      const companies = TRUE_LISTS[list === 'usage' ? 'all' : list](world.companies(month));
      return { rows: rowsOf(companies, origin), companyCount: origin === 'keepnet' ? null : companies.length };
    },
  };
}

/** Files of proved rows, with the Monthly Users of the current month and of an earlier one; and Keepnet's own. */
export const FILE_OPERATIONS: readonly Operation[] = [
  file('all', 'csv'),
  file('overLimit', 'csv'),
  file('renewals', 'excel'),
  file('all', 'csv', { month: EARLIER_MONTH }),
  file('expired', 'csv', { month: EARLIER_MONTH }),
  file('usage', 'csv', { verification: 'strict' }),
  file('all', 'csv', { origin: 'keepnet' }),
  file('overLimit', 'csv', { origin: 'keepnet', month: EARLIER_MONTH }),
];
