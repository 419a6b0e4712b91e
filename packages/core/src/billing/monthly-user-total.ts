import { addExactly } from './add-exactly';
import { byCodeUnit } from './by-code-unit';
import { createUsageDigest } from './usage-digest';

/** What a total can be added up by as well. */
export type GroupBy = 'resellerName' | 'licenseTypeName' | 'industryName' | 'tag';

export const GROUP_BY: readonly GroupBy[] = ['resellerName', 'licenseTypeName', 'industryName', 'tag'];

/** The companies that share one value, and their Monthly Users. */
export interface UsageGroup {
  /** Null for the companies without a value. */
  readonly group: string | null;
  readonly monthlyUsers: number;
  readonly companyCount: number;
}

/** What a total is made of. */
export interface CountedUsage {
  readonly companyName: string | null;
  readonly monthlyUsers: number;
  readonly resellerName: string | null;
  readonly licenseTypeName: string | null;
  readonly industryName: string | null;
  readonly tags: readonly string[];
}

/** A sum that grows row by row and keeps no rows. */
export interface UsageSum {
  add(rows: readonly CountedUsage[]): void;
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  /** Equal for the same Monthly Users in any order; companies without any do not count. */
  fingerprint(): string;
  /** The same, with the name of each company: another source may write names in a way of its own. */
  namedFingerprint(): string;
  /** The largest first, ties by name, the companies without a value last. */
  groups(): UsageGroup[];
}

/** Sums Monthly Users, in groups if asked for. Groups by tag overlap; all others add up to the total. */
export function createUsageSum(groupBy?: GroupBy): UsageSum {
  const groups = new Map<string | null, { monthlyUsers: number; companyCount: number }>();
  const digest = createUsageDigest();
  const named = createUsageDigest();
  let totalMonthlyUsers = 0;
  let companyCount = 0;
  const count = (group: string | null, monthlyUsers: number): void => {
    const known = groups.get(group);
    if (!known) groups.set(group, { monthlyUsers, companyCount: 1 });
    else {
      known.monthlyUsers += monthlyUsers;
      known.companyCount++;
    }
  };
  return {
    add(rows) {
      for (const row of rows) {
        totalMonthlyUsers = addExactly(totalMonthlyUsers, row.monthlyUsers);
        companyCount++;
        if (row.monthlyUsers > 0) {
          digest.add('', row.monthlyUsers);
          named.add(row.companyName?.trim() ?? '', row.monthlyUsers);
        }
        if (groupBy) for (const group of groupsOf(row, groupBy)) count(group, row.monthlyUsers);
      }
    },
    get totalMonthlyUsers() {
      return totalMonthlyUsers;
    },
    get companyCount() {
      return companyCount;
    },
    fingerprint: () => digest.toString(),
    namedFingerprint: () => named.toString(),
    groups: () => [...groups].map(([group, sums]) => ({ group, ...sums })).sort(byMonthlyUsers),
  };
}

function groupsOf(row: CountedUsage, groupBy: GroupBy): readonly (string | null)[] {
  if (groupBy !== 'tag') return [row[groupBy] || null];
  const tags = [...new Set(row.tags.filter((tag) => tag !== ''))];
  return tags.length > 0 ? tags : [null];
}

function byMonthlyUsers(a: UsageGroup, b: UsageGroup): number {
  if (a.group === null) return 1;
  if (b.group === null) return -1;
  return b.monthlyUsers - a.monthlyUsers || byCodeUnit(a.group, b.group);
}
