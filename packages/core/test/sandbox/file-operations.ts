import { buffer } from 'node:stream/consumers';

import type { ExportCompaniesOptions, ExportList } from '../../src';

import { readFileRows, rowsOf } from './file-rows';
import type { Operation } from './operation';
import { suffixOf } from './total-operations';
import { DAYS, TRUE_LISTS } from './true-lists';
import { EARLIER_MONTH } from './true-world';

function file(list: ExportList, options: ExportCompaniesOptions = {}): Operation {
  const { month = list === 'usage' ? EARLIER_MONTH : undefined, origin = 'verified', verification = 'auto' } = options;
  const of = origin === 'keepnet' ? ' of Keepnet' : '';
  return {
    name: `file ${list}${options.month ? ` ${options.month}` : ''}${suffixOf(verification)}${of}`,
    async ask(client) {
      const { stream, companyCount } = await client.exportCompanies({ list, days: DAYS, ...options });
      const rows = readFileRows(await buffer(stream), origin);
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
  file('all'),
  file('overLimit'),
  file('renewals'),
  file('all', { month: EARLIER_MONTH }),
  file('expired', { month: EARLIER_MONTH }),
  file('usage', { verification: 'strict' }),
  file('all', { origin: 'keepnet' }),
  file('overLimit', { origin: 'keepnet', month: EARLIER_MONTH }),
];
