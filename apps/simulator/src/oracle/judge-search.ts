import type { Company, FoundCompanies, SearchCompaniesOptions } from '@keepnet-workflows/core';
import { monthIndex } from '../world/months';
import { expectedRow, type ExpectedRow, idOf, rowKey } from './expected-row';
import { judgeMonthNames } from './judge-list';
import { folded } from './names';
import { searchMatches } from './search-matches';
import {
  COUNTS_OUTER_ROWS,
  EXACT,
  excuseOf,
  exempt,
  type Hindsight,
  OTHER_CALENDAR,
  type Verdict,
  wrong,
} from './verdict';

/** A search must give the matching companies of one moment, each once, and in order the first ones. */
export function judgeSearch(
  { companies: rows, totalMatches }: FoundCompanies,
  hindsight: Hindsight<'search'>,
): Verdict {
  const { operation, schedule, versions, serverMonths } = hindsight;
  const { options } = operation;
  if (new Set(rows.map(idOf)).size < rows.length) return wrong('a company twice');
  if (rows.length !== Math.min(totalMatches, options.limit ?? Infinity)) return wrong('another number than was told');
  const months = options.month === undefined ? serverMonths : [monthIndex(options.month)];
  const given = new Set(rows.map(rowKey));
  const real = new Set<string>();
  for (const { companies } of versions) {
    for (const month of months) {
      const all = companies.map((company) => expectedRow(company, month, schedule.server));
      const expected = all.filter((row) => searchMatches(row, options));
      const isPart = expected.filter((row) => given.has(rowKey(row))).length === given.size;
      const countsOuterRows = schedule.server.names.includes('clustered-whole') && options.limit !== undefined;
      if (isPart && countsOuterRows && totalMatches < expected.length) return exempt(COUNTS_OUTER_ROWS);
      if (isPart && totalMatches === expected.length && isBeginning(rows, expected, options)) {
        if (options.month === undefined) return judgeMonthNames(rows, hindsight);
        return rows.every(({ usageMonth }) => usageMonth === options.month) ? EXACT : wrong('rows of another month');
      }
      // In a list of a month, a company that is added while another is removed may have no users.
      for (const row of all) real.add(rowKey(row)).add(rowKey(options.month ? { ...row, monthlyUsers: 0 } : row));
    }
  }
  const phantom = rows.find((row) => !real.has(rowKey(row)));
  if (phantom) return wrong(`a row that never was: ${rowKey(phantom)}`);
  const isOtherCalendar = options.month === undefined && serverMonths.length > 1 && schedule.server.zoneHours !== 0;
  const excuse = isOtherCalendar ? OTHER_CALENDAR : excuseOf(hindsight);
  if (excuse) return exempt(excuse);
  return wrong(`${rows.length} of ${totalMatches} companies that never were: ${rows.map(idOf).join(' ')}`);
}

/** In an order the first ones are due, those without a value last; which of equals is up to the server. */
function isBeginning(
  rows: readonly Company[],
  expected: readonly ExpectedRow[],
  { orderBy, ascending = true }: SearchCompaniesOptions,
): boolean {
  if (orderBy === undefined) return true;
  const valueOf = (row: object): number | string | null => {
    const value = (row as Readonly<Record<string, unknown>>)[orderBy];
    if (typeof value !== 'string') return typeof value === 'number' ? value : null;
    return orderBy === 'companyName' ? folded(value) : Date.parse(value);
  };
  const due = expected.map(valueOf).sort((a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a === b ? 0 : a < b === ascending ? -1 : 1;
  });
  return rows.every((row, index) => valueOf(row) === due[index]);
}
