import { byCodeUnit } from '../texts/by-code-unit';

/** `joined`: from none to some; `left`: from some to none. */
export type MonthlyChange = 'joined' | 'left' | 'grew' | 'shrank' | 'unchanged';

/** One company's Monthly Users in two months. */
export interface CompanyComparison {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly monthlyUsersFrom: number;
  readonly monthlyUsersTo: number;
  readonly change: number;
  /** `joined`: from none to some; `left`: from some to none. */
  readonly status: MonthlyChange;
}

interface MonthlyUsage {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly monthlyUsers: number;
}

/** Both lists have the same companies. The largest change, up or down, is first; ties by company ID. */
export function compareUsage(from: readonly MonthlyUsage[], to: readonly MonthlyUsage[]): CompanyComparison[] {
  const before = new Map(from.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
  return to
    .map(({ companyId, companyName, monthlyUsers }) => {
      const monthlyUsersFrom = before.get(companyId) ?? 0;
      const change = monthlyUsers - monthlyUsersFrom;
      const status = statusOf(monthlyUsersFrom, monthlyUsers);
      return { companyId, companyName, monthlyUsersFrom, monthlyUsersTo: monthlyUsers, change, status };
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || byCodeUnit(a.companyId, b.companyId));
}

function statusOf(from: number, to: number): MonthlyChange {
  if (from === to) return 'unchanged';
  if (from === 0) return 'joined';
  if (to === 0) return 'left';
  return to > from ? 'grew' : 'shrank';
}
