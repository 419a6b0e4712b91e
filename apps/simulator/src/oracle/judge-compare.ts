import type { MonthComparison } from '@keepnet-workflows/core';
import type { WorldCompany } from '../world/company';
import { monthAt, monthIndex, monthName, usersIn } from '../world/months';
import { EXACT, excuseOf, exempt, type Hindsight, type Verdict, wrong } from './verdict';

/** Both months must be of the same companies, those of one moment. */
export function judgeComparison(result: MonthComparison, hindsight: Hindsight<'compare'>): Verdict {
  const { operation, versions, startedAt } = hindsight;
  const { to = monthName(monthIndex(monthAt(startedAt)) - 1) } = operation.options;
  const { from = monthName(monthIndex(to) - 1) } = operation.options;
  const given = JSON.stringify(result);
  const expected = versions.map(({ companies }) => JSON.stringify(compare(companies, from, to)));
  if (expected.includes(given)) return EXACT;
  const excuse = excuseOf(hindsight);
  if (excuse) return exempt(excuse);
  return wrong(`the comparison ${given.slice(0, 400)} instead of ${expected[0]?.slice(0, 400)}`);
}

function compare(companies: readonly WorldCompany[], from: string, to: string): MonthComparison {
  const rows = companies.map((company) => {
    const monthlyUsersFrom = usersIn(company, monthIndex(from));
    const monthlyUsersTo = usersIn(company, monthIndex(to));
    const change = monthlyUsersTo - monthlyUsersFrom;
    return {
      companyId: company.id,
      companyName: company.name,
      monthlyUsersFrom,
      monthlyUsersTo,
      change,
      status: statusOf(monthlyUsersFrom, monthlyUsersTo),
    };
  });
  rows.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.companyId < b.companyId ? -1 : 1));
  const totalFrom = rows.reduce((sum, row) => sum + row.monthlyUsersFrom, 0);
  const totalTo = rows.reduce((sum, row) => sum + row.monthlyUsersTo, 0);
  return { from, to, totalFrom, totalTo, change: totalTo - totalFrom, companies: rows };
}

function statusOf(before: number, after: number): MonthComparison['companies'][number]['status'] {
  if (before === 0 && after > 0) return 'joined';
  if (before > 0 && after === 0) return 'left';
  return after > before ? 'grew' : after < before ? 'shrank' : 'unchanged';
}
