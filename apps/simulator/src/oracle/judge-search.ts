import type { Company, SearchCompaniesOptions } from '@keepnet-workflows/core';
import type { WorldCompany } from '../world/company';
import { monthIndex } from '../world/months';
import { expectedRow, type ExpectedRow, idOf, rowKey } from './expected-row';
import { searchMatches } from './search-matches';
import { AS_MANY, EXACT, excuseOf, type Hindsight, type Verdict, wrong } from './verdict';

/** A search must give the matching companies of one moment, each once, in order where the order shows. */
export function judgeSearch(rows: readonly Company[], hindsight: Hindsight<'search'>): Verdict {
  const { operation, schedule, versions, serverMonths } = hindsight;
  const { options } = operation;
  const { limit = Infinity } = options;
  if (new Set(rows.map(idOf)).size < rows.length) return wrong('a company twice');
  if (!isSorted(rows, options)) return wrong('companies out of order');
  const months = options.month === undefined ? serverMonths : [monthIndex(options.month)];
  const given = new Set(rows.map(rowKey));
  const real = new Set<string>();
  const realButForUsers = new Set<string>();
  for (const { companies } of versions) {
    for (const month of months) {
      const expected = matching(companies, options, month, schedule.abilities);
      const keys = expected.map(rowKey);
      for (const key of keys) real.add(key);
      for (const row of expected) realButForUsers.add(rowKey({ ...row, monthlyUsers: 0 }));
      const due = Math.min(limit, keys.length);
      if (given.size === due && keys.filter((key) => given.has(key)).length === due) {
        if (due === keys.length || isBeginning(rows, expected, hindsight)) return EXACT;
      }
    }
  }
  // Of a month, one that was added is given without users while as many were removed: no count tells.
  const mayLackUsers = options.month !== undefined && excuseOf(hindsight, false) === AS_MANY;
  const isReal = (row: Company): boolean =>
    real.has(rowKey(row)) || (mayLackUsers && row.monthlyUsers === 0 && realButForUsers.has(rowKey(row)));
  const phantom = rows.find((row) => !isReal(row));
  if (phantom) return wrong(`a row that never was: ${rowKey(phantom)}`);
  const excuse = searchExcuse(hindsight);
  if (excuse) return { kind: 'exempt', why: excuse };
  return wrong(`${rows.length} companies that never were all there were: ${rows.map(idOf).join(' ')}`);
}

function matching(
  companies: readonly WorldCompany[],
  options: SearchCompaniesOptions,
  month: number,
  abilities: Hindsight['schedule']['abilities'],
): ExpectedRow[] {
  return companies
    .map((company) => expectedRow(company, month, abilities))
    .filter((row) => searchMatches(row, options));
}

const orderValue = (row: object, { orderBy }: SearchCompaniesOptions): number | null => {
  if (orderBy === undefined || orderBy === 'companyName') return null;
  const value = (row as Readonly<Record<string, unknown>>)[orderBy];
  return typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : null;
};

function isSorted(rows: readonly object[], options: SearchCompaniesOptions): boolean {
  const values = rows.map((row) => orderValue(row, options)).filter((value) => value !== null);
  const direction = options.ascending === false ? -1 : 1;
  return values.every((value, index) => index === 0 || direction * (value - (values[index - 1] ?? value)) >= 0);
}

/** Of a limited search in an order, the first ones are due. Where those without a value go is up to the server. */
function isBeginning(
  rows: readonly Company[],
  expected: readonly ExpectedRow[],
  hindsight: Hindsight<'search'>,
): boolean {
  const { operation, schedule, pagesLied } = hindsight;
  const { options } = operation;
  const { orderBy, ascending } = options;
  if (orderBy === undefined || orderBy === 'companyName' || pagesLied) return true;
  // Nested companies come with their reseller, whatever the order.
  if (schedule.abilities.clustered !== 'no') return true;
  const values = expected.map((row) => orderValue(row, options));
  if (values.some((value) => value === null)) return true;
  const due = (values as number[]).sort((a, b) => (ascending === false ? b - a : a - b)).slice(0, rows.length);
  return rows.every((row, index) => orderValue(row, options) === due[index]);
}

function searchExcuse(hindsight: Hindsight<'search'>): string | undefined {
  const { schedule, serverMonths } = hindsight;
  const { abilities } = schedule;
  if (serverMonths.length > 1 && abilities.zoneHours !== 0) return 'a month ended in the time zone of the server';
  if (abilities.filter === 'drops') return 'the server loses rows when it filters';
  return excuseOf(hindsight, true);
}
