import type { ExportList } from '@keepnet-workflows/core';
import type { ServerTraits } from '../server/server-traits';
import type { WorldCompany } from '../world/company';
import { expectedList } from './expected-list';
import { expectedRow, type ExpectedRow } from './expected-row';
import type { Hindsight } from './verdict';

/** In the heading the month follows, which is looked at by itself. */
export const MONTHLY_USERS = 'Monthly Users';

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
  const columns = columnsOf(list);
  return [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
}

type Column = readonly [title: string, cell: (row: ExpectedRow) => string];

const text =
  (field: string) =>
  (row: ExpectedRow): string =>
    defused(String(row[field] ?? ''));
const date =
  (field: string) =>
  (row: ExpectedRow): string =>
    text(field)(row).replace(/T00:00:00Z$/, '');

function columnsOf(list: ExportList): Column[] {
  const users: Column[] = [
    ['License Limit', (row) => (row['licenseLimit'] === null ? 'Unlimited' : text('licenseLimit')(row))],
    ['Target Users', text('targetUsers')],
  ];
  const monthly: Column = [MONTHLY_USERS, text('monthlyUsers')];
  const renewal: Column = ['Renewal Date', date('renewalDate')];
  const first: Record<ExportList, Column[]> = {
    all: [monthly, ...users],
    usage: [monthly, ...users],
    overLimit: [
      ...users,
      ['Excess Users', text('excessUsers')],
      ['Utilization %', text('utilizationPercent')],
      monthly,
    ],
    expired: [renewal, ['Days Expired', text('daysExpired')], ...users, monthly],
    renewals: [renewal, ['Days Until Renewal', text('daysUntilRenewal')], ...users, monthly],
  };
  return [
    ['Company Name', text('companyName')],
    ['Reseller Name', text('resellerName')],
    ...first[list],
    ['Inactive Users', text('inactiveUsers')],
    ['Deleted Users', text('deletedUsers')],
    ['Industry', text('industryName')],
    ['License Type', text('licenseTypeName')],
    ...(first[list].includes(renewal) ? [] : [renewal]),
    ['Date Created', date('createdAt')],
    ['Tags', (row) => defused((row['tags'] as string[]).join(', '))],
    ['Company ID', text('companyId')],
  ];
}

/** Text that a spreadsheet would read as a formula gets an apostrophe. */
const defused = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${text}` : text);
