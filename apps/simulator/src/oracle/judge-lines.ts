import type { UsageLines } from '@keepnet-workflows/core';
import { monthAt, monthIndex, monthName } from '../world/months';
import { expectedRow, idOf, monthsOf, rowKey } from './expected-row';
import { sumOf } from './judge-total';
import {
  brokenCertificate,
  EXACT,
  excuseOf,
  exempt,
  type Hindsight,
  isCountedTwice,
  type Verdict,
  wrong,
} from './verdict';

/** The lines must be all companies of one moment, and add up. */
export function judgeLines(result: UsageLines, hindsight: Hindsight<'lines'>): Verdict {
  const { operation, startedAt } = hindsight;
  const { month = monthName(monthIndex(monthAt(startedAt)) - 1), verification } = operation.options;
  const { lines, totalMonthlyUsers: total, companyCount: count, completeness } = result;
  if (result.month !== month) return wrong(`the month ${result.month} instead of ${month}`);
  const broken = brokenCertificate(completeness, { verification, total, count });
  if (broken) return wrong(broken);
  const sum = lines.reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);
  if (sum !== total || lines.length !== count) return wrong('lines that do not add up');
  const badKey = lines.find(({ key, companyId }) => key !== `keepnet:${companyId}:monthly-users:${month}`);
  if (badKey) return wrong(`the key ${badKey.key}`);
  return judgeMonthRows(lines, month, hindsight, isCountedTwice(completeness));
}

/** All companies with their Monthly Users of a month, in any order. */
function judgeMonthRows(
  rows: readonly (object & { readonly monthlyUsers: number })[],
  month: string,
  { versions, schedule }: Pick<Hindsight, 'versions' | 'schedule'>,
  countedTwice: boolean,
): Verdict {
  const index = monthIndex(month);
  if (new Set(rows.map(idOf)).size < rows.length) return wrong('a company twice');
  if (monthsOf(rows).some((named) => named !== month)) return wrong(`rows of the months ${monthsOf(rows).join(' ')}`);
  const given = sortedKeys(rows);
  const real = new Set<string>();
  for (const { companies } of versions) {
    const expected = companies.map((company) => expectedRow(company, index, schedule.server));
    if (sortedKeys(expected) === given) return EXACT;
    // A company that is added while another is removed may have no users.
    for (const row of expected) real.add(rowKey(row)).add(rowKey({ ...row, monthlyUsers: 0 }));
  }
  const phantom = rows.find((row) => !real.has(rowKey(row)));
  if (phantom) return wrong(`a row that never was: ${rowKey(phantom)}`);
  const sum = rows.reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);
  if (countedTwice && !versions.some(({ companies }) => sumOf(companies, index) === sum)) {
    return wrong(`rows that add up to ${sum}, counted twice, and never did`);
  }
  const excuse = excuseOf({ versions });
  return excuse ? exempt(excuse) : wrong(`${rows.length} companies that never were all there were`);
}

const sortedKeys = (rows: readonly object[]): string => rows.map(rowKey).sort().join('\n');
