import type { MonthlyReportData } from './report-data';
import { counted } from './show-figures';

export interface ResellerRow {
  readonly name: string;
  readonly companyCount: number;
  readonly monthlyUsers: number;
  readonly share: number | null;
  readonly previousMonthlyUsers: number | null;
  readonly change: number | null;
}

/** The name for customers without a reseller. */
export const NO_RESELLER = '(No reseller)';

/** The resellers with the most users, and all others in one row: together they are the total. */
export function resellerRows({ resellers, totalMonthlyUsers }: MonthlyReportData, most: number): ResellerRow[] {
  const isCut = resellers.length > most;
  const shown = isCut ? resellers.slice(0, most - 1) : resellers;
  const rows = shown.map(({ resellerName, ...usage }) => ({ name: resellerName ?? NO_RESELLER, ...usage }));
  if (!isCut) return rows;
  const rest = resellers.slice(most - 1);
  const sum = (of: (one: (typeof rest)[number]) => number | null): number =>
    rest.reduce((total, one) => total + (of(one) ?? 0), 0);
  const hasBefore = rest.every(({ change }) => change !== null);
  const monthlyUsers = sum((one) => one.monthlyUsers);
  rows.push({
    name: counted(rest.length, 'other', 'others'),
    companyCount: sum((one) => one.companyCount),
    monthlyUsers,
    share: totalMonthlyUsers === 0 ? null : monthlyUsers / totalMonthlyUsers,
    previousMonthlyUsers: hasBefore ? sum((one) => one.previousMonthlyUsers) : null,
    change: hasBefore ? sum((one) => one.change) : null,
  });
  return rows;
}
