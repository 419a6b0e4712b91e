import type { MonthlyUserTotal } from '@keepnet-workflows/core';
import type { WorldCompany } from '../world/company';
import { monthAt, monthIndex, usersIn } from '../world/months';
import { folded, tidied } from './names';
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

/** A total, and each of its groups, must be those of one moment. */
export function judgeTotal(result: MonthlyUserTotal, hindsight: Hindsight<'total'>): Verdict {
  const { operation, versions, startedAt } = hindsight;
  const { month = monthAt(startedAt), groupBy, verification } = operation.options;
  const { totalMonthlyUsers: total, companyCount: count, groups, completeness } = result;
  if (result.month !== month) return wrong(`the month ${result.month} instead of ${month}`);
  // A month is over when it is over everywhere on earth.
  if (result.monthClosed !== month < monthAt(startedAt, -12)) return wrong('a month that is not closed, or is');
  const broken = brokenCertificate(completeness, { verification, total, count });
  if (broken) return wrong(broken);

  const given = keyOf(total, count, groups);
  const index = monthIndex(month);
  const expected = versions.map(({ companies }) => expectedKey(companies, index, groupBy));
  if (expected.includes(given)) return EXACT;
  const isOfOneMoment = versions.some(({ companies }) => sumOf(companies, index) === total);
  if (isCountedTwice(completeness) && !isOfOneMoment) return wrong(`the total ${given}, counted twice, that never was`);
  const excuse = excuseOf(hindsight);
  return excuse ? exempt(excuse) : wrong(`the total ${given} instead of ${[...new Set(expected)].join(' or ')}`);
}

/** The Monthly Users of all companies in a month. */
export const sumOf = (companies: readonly WorldCompany[], month: number): number =>
  companies.reduce((sum, company) => sum + usersIn(company, month), 0);

type Groups = MonthlyUserTotal['groups'];

const keyOf = (users: number, companies: number, groups: Groups): string =>
  `${users} of ${companies}${groups.map((each) => ` ${JSON.stringify([each.group, each.monthlyUsers, each.companyCount])}`).join('')}`;

interface Group {
  monthlyUsers: number;
  companyCount: number;
  readonly spellings: string[];
}

function expectedKey(companies: readonly WorldCompany[], month: number, groupBy: string | undefined): string {
  const groups = new Map<string | null, Group>();
  for (const company of companies) {
    for (const [key, spelling] of groupBy ? groupsOf(company, groupBy) : []) {
      const group = groups.get(key) ?? { monthlyUsers: 0, companyCount: 0, spellings: [] };
      group.monthlyUsers += usersIn(company, month);
      group.companyCount++;
      group.spellings.push(spelling);
      groups.set(key, group);
    }
  }
  const named = [...groups].map(([key, { spellings, ...sums }]) => ({
    ...sums,
    group: key && mostFrequent(spellings),
  }));
  return keyOf(sumOf(companies, month), companies.length, named.sort(byUsers));
}

/** What a company is grouped under, by what it is compared with. */
function groupsOf(company: WorldCompany, groupBy: string): Map<string | null, string> {
  const { reseller, licenseType, industry, tags } = company;
  const all = { resellerName: [reseller], licenseTypeName: [licenseType], industryName: [industry], tag: tags ?? [] };
  const names = all[groupBy as keyof typeof all].map((name) => tidied(name ?? '')).filter(Boolean);
  return names.length > 0 ? new Map(names.map((name) => [folded(name), name])) : new Map([[null, '']]);
}

function mostFrequent(spellings: readonly string[]): string {
  const count = (name: string): number => spellings.filter((each) => each === name).length;
  return spellings.toSorted((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? '';
}

function byUsers(a: Groups[number], b: Groups[number]): number {
  if (a.group === null) return 1;
  if (b.group === null) return -1;
  return b.monthlyUsers - a.monthlyUsers || (a.group < b.group ? -1 : 1);
}
