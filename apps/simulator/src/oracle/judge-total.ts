import type { MonthlyUserTotal } from '@keepnet-workflows/core';
import { usersIn } from '../server/select-companies';
import type { WorldCompany } from '../world/company';
import { monthAt, monthIndex } from '../world/months';
import { EXACT, excuseOf, type Hindsight, type Verdict, wrong } from './verdict';

/** A total, and each of its groups, must be those of one moment. */
export function judgeTotal(total: MonthlyUserTotal, hindsight: Hindsight<'total'>): Verdict {
  const { operation, versions, startedAt } = hindsight;
  const { month = monthAt(startedAt), groupBy, verification, source } = operation.options;
  if (total.month !== month) return wrong(`the month ${total.month} instead of ${month}`);
  const given = keyOf(total.totalMonthlyUsers, total.companyCount, total.groups);
  const index = monthIndex(month);
  const expected = versions.map(({ companies }) => expectedKey(companies, index, groupBy));
  if (expected.includes(given)) {
    return total.completeness.uniqueCompanies === total.companyCount ? EXACT : wrong('a certificate of another count');
  }
  const excuse = excuseOf(hindsight, false);
  const { export: ability, monthDropsZero } = hindsight.schedule.abilities;
  const lacksRows = ability === 'fewer' || ability === 'firstPage';
  const hasUsersOfOneMoment = versions.some(({ companies }) => usersOf(companies, index) === total.totalMonthlyUsers);
  // One file is one moment, but a file that lacks rows can pass for that of another.
  const lacksZeros = monthDropsZero && hasUsersOfOneMoment;
  const isTrusted = source !== 'export' || lacksRows || lacksZeros;
  const isStandard = verification !== 'strict' && isTrusted;
  if (isStandard && excuse) return { kind: 'exempt', why: excuse };
  return wrong(`the total ${given} instead of ${[...new Set(expected)].join(' or ')}`);
}

const usersOf = (companies: readonly WorldCompany[], month: number): number =>
  companies.reduce((sum, company) => sum + usersIn(company, month), 0);

type Groups = MonthlyUserTotal['groups'];

const keyOf = (users: number, companies: number, groups: Groups): string =>
  `${users} of ${companies}${groups.map((each) => ` ${JSON.stringify([each.group, each.monthlyUsers, each.companyCount])}`).join('')}`;

function expectedKey(
  companies: readonly WorldCompany[],
  month: number,
  groupBy: 'resellerName' | 'licenseTypeName' | 'industryName' | 'tag' | undefined,
): string {
  const groups = new Map<string | null, { monthlyUsers: number; companyCount: number }>();
  let users = 0;
  for (const company of companies) {
    const own = usersIn(company, month);
    users += own;
    for (const group of groupBy ? groupsOf(company, groupBy) : []) {
      const sum = groups.get(group) ?? { monthlyUsers: 0, companyCount: 0 };
      groups.set(group, { monthlyUsers: sum.monthlyUsers + own, companyCount: sum.companyCount + 1 });
    }
  }
  const sorted = [...groups].map(([group, sum]) => ({ group, ...sum })).sort(byUsers);
  return keyOf(users, companies.length, sorted);
}

function groupsOf(company: WorldCompany, groupBy: string): readonly (string | null)[] {
  if (groupBy === 'resellerName') return [company.reseller || null];
  if (groupBy === 'licenseTypeName') return [company.licenseType || null];
  if (groupBy === 'industryName') return [company.industry || null];
  const tags = new Set((company.tags ?? []).filter(Boolean));
  return tags.size > 0 ? [...tags] : [null];
}

function byUsers(a: Groups[number], b: Groups[number]): number {
  if (a.group === null) return 1;
  if (b.group === null) return -1;
  return b.monthlyUsers - a.monthlyUsers || (a.group < b.group ? -1 : 1);
}
