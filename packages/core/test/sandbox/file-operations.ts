import { buffer } from 'node:stream/consumers';

import { parse } from 'csv-parse/sync';

import type { ExportCompaniesOptions } from '../../src';

import type { Operation } from './operation';
import { EARLIER_MONTH, type TrueCompany } from './true-companies';
import { TRUE_LISTS } from './true-lists';

/**
 * The columns that Keepnet's own files and ours write in the same way. In its files, the server writes dates, tags and an
 * unlimited License Limit in its own way; an older server gives Inactive and Deleted Users only there.
 */
const COLUMNS: Readonly<Record<string, keyof TrueCompany>> = {
  'Company Name': 'companyName',
  'Reseller Name': 'resellerName',
  Industry: 'industryName',
  'License Type': 'licenseTypeName',
  'Target Users': 'targetUsers',
  'Monthly Users': 'monthlyUsers',
};

/** Only our own files name the company by its ID. */
const columnsOf = (origin: ExportCompaniesOptions['origin']): typeof COLUMNS =>
  origin === 'keepnet' ? COLUMNS : { ...COLUMNS, 'Company ID': 'companyId' };

/** A row without the apostrophe that our files put before formulas. */
const rowText = (cells: readonly unknown[]): string =>
  cells.map((cell) => String(cell ?? '').replace(/^'/, '')).join(' | ');

/** The rows of a CSV file, in any order. Our own files name the month in the heading of Monthly Users. */
function readRows(file: Buffer, titles: readonly string[]): string[] {
  const [firstLine = ''] = file.toString('utf8').split('\n');
  const delimiter = [',', ';', '\t'].find((separator) => firstLine.includes(`Industry${separator}`)) ?? ',';
  const [header = [], ...rows]: string[][] = parse(file, { bom: true, delimiter });
  const names = header.map((name) => name.replace(/^(Monthly Users) \d{4}-\d{2}$/, '$1'));
  return rows.map((row) => rowText(titles.map((title) => row[names.indexOf(title)]))).sort();
}

function file(name: string, options: ExportCompaniesOptions, usageMonth = options.month): Operation {
  const { list = 'all', origin } = options;
  const columns = columnsOf(origin);
  return {
    name: `file ${name}`,
    async ask(client) {
      const { stream, companyCount } = await client.exportCompanies(options);
      return { rows: readRows(await buffer(stream), Object.keys(columns)), companyCount };
    },
    truth(world) {
      const companies = TRUE_LISTS[list === 'usage' ? 'all' : list](world.companies(usageMonth));
      const rows = companies.map((company) => rowText(Object.values(columns).map((field) => company[field]))).sort();
      return { rows, companyCount: origin === 'keepnet' ? null : companies.length };
    },
  };
}

/** Files of proved rows, with the Monthly Users of the current month and of an earlier one; and Keepnet's own. */
export const FILE_OPERATIONS: readonly Operation[] = [
  file('all', {}),
  file('overLimit', { list: 'overLimit' }),
  file('expired of a month', { list: 'expired', month: EARLIER_MONTH }),
  file('usage strict', { list: 'usage', verification: 'strict' }, EARLIER_MONTH),
  file('all of Keepnet', { origin: 'keepnet' }),
  file('overLimit of Keepnet', { list: 'overLimit', origin: 'keepnet', month: EARLIER_MONTH }),
];
