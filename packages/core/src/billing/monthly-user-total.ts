import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { addExactly } from '../reading/usage-count';
import { byCodeUnit } from '../texts/by-code-unit';
import { foldCase, tidyName } from '../texts/fold-case';

/** The fields that a total can be grouped by. */
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
export interface GroupedUsage {
  readonly monthlyUsers: number;
  readonly resellerName: string | null;
  readonly licenseTypeName: string | null;
  readonly industryName: string | null;
  readonly tags: readonly string[];
}

// A company can have any number of tags, and each tag can be unique.
const MOST_GROUPS = 100_000;

/** The Monthly Users of all companies, added up. */
export function totalUsage(rows: Iterable<GroupedUsage>): number {
  let total = 0;
  for (const { monthlyUsers } of rows) total = addExactly(total, monthlyUsers);
  return total;
}

/**
 * Monthly Users by group, the largest first, ties by name, the companies without a value last. Names that differ only
 * in letter case or white space are one group, with the most common spelling. Groups by tag overlap; all others add up
 * to the total.
 *
 * @throws KeepnetResponseError for more than 100,000 groups.
 */
export function groupUsage(rows: Iterable<GroupedUsage>, groupBy: GroupBy): UsageGroup[] {
  const groups = new Map<string | null, Group>();
  for (const row of rows) {
    for (const [key, spelling] of namesOf(row, groupBy)) {
      const group = groups.get(key) ?? { monthlyUsers: 0, companyCount: 0, spellings: new Map<string, number>() };
      groups.set(key, group);
      group.monthlyUsers += row.monthlyUsers;
      group.companyCount++;
      group.spellings.set(spelling, (group.spellings.get(spelling) ?? 0) + 1);
    }
    if (groups.size > MOST_GROUPS) throw tooMany();
  }
  return [...groups]
    .map(([key, { monthlyUsers, companyCount, spellings }]) => {
      return { group: key === null ? null : mostFrequent(spellings), monthlyUsers, companyCount };
    })
    .sort(byMonthlyUsers);
}

interface Group {
  monthlyUsers: number;
  companyCount: number;
  readonly spellings: Map<string, number>;
}

/** The groups of a company: for each, the text to compare and the text to show. */
function namesOf(row: GroupedUsage, groupBy: GroupBy): Map<string | null, string> {
  const names = groupBy === 'tag' ? row.tags : [row[groupBy] ?? ''];
  const spellings = names.map(tidyName).filter((name) => name !== '');
  return spellings.length === 0 ? new Map([[null, '']]) : new Map(spellings.map((name) => [foldCase(name), name]));
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  const [best] = [...spellings].sort(([a, countA], [b, countB]) => countB - countA || byCodeUnit(a, b));
  return best?.[0] ?? '';
}

function byMonthlyUsers(a: UsageGroup, b: UsageGroup): number {
  if (a.group === null) return 1;
  if (b.group === null) return -1;
  return b.monthlyUsers - a.monthlyUsers || byCodeUnit(a.group, b.group);
}

function tooMany(): KeepnetResponseError {
  return new KeepnetResponseError(
    'No result: the customers are in more than 100,000 groups, which no list can hold. Group by something else.',
  );
}
