import { monthIndex } from '../world/months';
import { expectedList } from './expected-list';
import { expectedRow, type ExpectedRow } from './expected-row';
import type { Hindsight } from './verdict';

/** The rows that a file of ours must hold, one set for every moment (and month) that it may be of. */
export function* expectedFile({
  operation,
  schedule,
  versions,
  serverMonths,
  startedAt,
}: Hindsight<'export'>): Generator<string[][]> {
  const { list = 'all', month, days, asOf, timeZone } = operation.options;
  for (const { companies } of versions) {
    for (const index of month === undefined ? serverMonths : [monthIndex(month)]) {
      const rows =
        list === 'all'
          ? companies.map((company) => expectedRow(company, index, schedule.abilities))
          : expectedList(companies, { list, days, asOf, timeZone, nowMs: startedAt }, index, schedule.abilities);
      yield rows.map(toCells);
    }
  }
}

function toCells(row: ExpectedRow): string[] {
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
  ];
}

/** Text that a spreadsheet would read as a formula gets an apostrophe. */
const defused = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${text}` : text);
