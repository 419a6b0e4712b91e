import type { ExportList } from '@keepnet-workflows/core';
import type { ServerTraits } from '../server/server-traits';
import type { WorldCompany } from '../world/company';
import { expectedList } from './expected-list';
import { expectedRow, type ExpectedRow } from './expected-row';
import type { Hindsight } from './verdict';

/** The header and the rows that a file of ours must have, for the companies of a moment and a month. */
export function expectedFile(
  companies: readonly WorldCompany[],
  month: number,
  server: ServerTraits,
  { operation, startedAt }: Pick<Hindsight<'export'>, 'operation' | 'startedAt'>,
): string[][] {
  const { list = 'all', days, asOf, timeZone } = operation.options;
  const rows =
    list === 'all' || list === 'usage'
      ? companies.map((company) => expectedRow(company, month, server))
      : expectedList(companies, { list, days, asOf, timeZone, nowMs: startedAt }, month, server);
  const own = OWN[list];
  return [[...CONSOLE, ...own.map(([title]) => title), 'Company ID'], ...rows.map((row) => toCells(row, own))];
}

const CONSOLE = [
  'Company Name',
  'Reseller Name',
  'Industry',
  'License Type',
  'Target Users',
  'Inactive Users',
  'Deleted Users',
  'Monthly Users',
  'License Limit',
  'Tags',
  'Renewal Date',
  'Date Created',
];

type OwnColumn = readonly [title: string, field: string];

const OWN: Readonly<Record<ExportList, readonly OwnColumn[]>> = {
  all: [],
  usage: [],
  overLimit: [
    ['Excess Users', 'excessUsers'],
    ['Utilization %', 'utilizationPercent'],
  ],
  expired: [['Days Expired', 'daysExpired']],
  renewals: [['Days Until Renewal', 'daysUntilRenewal']],
};

function toCells(row: ExpectedRow, own: readonly OwnColumn[]): string[] {
  const text = (name: string): string => defused(String(row[name] ?? ''));
  const date = (name: string): string => text(name).replace(/T00:00:00Z$/, '');
  return [
    text('companyName'),
    text('resellerName'),
    text('industryName'),
    text('licenseTypeName'),
    text('targetUsers'),
    text('inactiveUsers'),
    text('deletedUsers'),
    text('monthlyUsers'),
    row['licenseLimit'] === null ? 'Unlimited' : text('licenseLimit'),
    defused((row['tags'] as string[]).join(', ')),
    date('renewalDate'),
    date('createdAt'),
    ...own.map(([, field]) => text(field)),
    text('companyId'),
  ];
}

/** Text that a spreadsheet would read as a formula gets an apostrophe. */
const defused = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${text}` : text);
