import { parse } from 'csv-parse/sync';

import type { ExportCompaniesOptions } from '../../src';

import type { TrueCompany } from './true-company';

/**
 * The columns that Keepnet's own files and ours write in the same way. Dates, tags and an unlimited License Limit are
 * written as the server likes in its files, and Inactive and Deleted Users an older server tells in its files alone.
 */
const COLUMNS = {
  'Company Name': ({ companyName }: TrueCompany) => companyName,
  'Reseller Name': ({ resellerName }: TrueCompany) => resellerName,
  Industry: ({ industryName }: TrueCompany) => industryName,
  'License Type': ({ licenseTypeName }: TrueCompany) => licenseTypeName,
  'Target Users': ({ targetUsers }: TrueCompany) => targetUsers,
  'Monthly Users': ({ monthlyUsers }: TrueCompany) => monthlyUsers,
};

/** Only our own files name the company by its ID. */
const OWN_COLUMNS = { ...COLUMNS, 'Company ID': ({ companyId }: TrueCompany) => companyId };

type Origin = ExportCompaniesOptions['origin'];

const columnsOf = (origin: Origin): Partial<typeof OWN_COLUMNS> => (origin === 'keepnet' ? COLUMNS : OWN_COLUMNS);

/** The rows that a file of these companies must hold. */
export function rowsOf(companies: readonly TrueCompany[], origin: Origin): string[] {
  return companies.map((company) => rowText(Object.values(columnsOf(origin)).map((cellOf) => cellOf(company)))).sort();
}

/** The rows of a CSV file, in any order. */
export function readFileRows(file: Buffer, origin: Origin): string[] {
  const [firstLine = ''] = file.toString('utf8').split('\n');
  const delimiter = [',', ';', '\t'].find((separator) => firstLine.includes(`Industry${separator}`)) ?? ',';
  const [header = [], ...rows]: string[][] = parse(file, { bom: true, delimiter });
  const positions = Object.keys(columnsOf(origin)).map((title) => header.findIndex((name) => isTitled(name, title)));
  return rows.map((row) => rowText(positions.map((position) => row[position]))).sort();
}

/** Our own files name the month in the heading of Monthly Users. */
function isTitled(name: string, title: string): boolean {
  return title === 'Monthly Users' ? /^Monthly Users( \d{4}-\d{2})?$/.test(name) : name === title;
}

// Our files defuse formulas by an apostrophe, Keepnet's do not.
function rowText(cells: readonly unknown[]): string {
  return cells.map((cell) => String(cell ?? '').replace(/^'/, '')).join(' | ');
}
