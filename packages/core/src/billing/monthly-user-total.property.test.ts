import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCompanies } from '../../test/support/any-company';
import type { Company } from '../companies/company';
import { byCodeUnit } from './by-code-unit';
import { createUsageSum, GROUP_BY, type GroupBy, type UsageGroup } from './monthly-user-total';
import { createUsageDigest } from './usage-digest';

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const users = (companies: readonly Company[]): number => sumOf(companies.map(({ monthlyUsers }) => monthlyUsers));

function groupsOf(companies: readonly Company[], groupBy: GroupBy): UsageGroup[] {
  const sum = createUsageSum(groupBy);
  sum.add(companies);
  return sum.groups();
}

test('returns the same total and groups for any order and any pages', () => {
  const shuffled = anyCompanies.chain((companies) =>
    fc.tuple(
      fc.constant(companies),
      fc.shuffledSubarray(companies, { minLength: companies.length }),
      fc.nat({ max: companies.length }),
      fc.constantFrom(...GROUP_BY),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([companies, others, cut, groupBy]) => {
      const sum = createUsageSum(groupBy);
      sum.add(others.slice(0, cut));
      sum.add(others.slice(cut));
      expect([sum.totalMonthlyUsers, sum.companyCount]).toEqual([users(companies), companies.length]);
      expect(sum.groups()).toEqual(groupsOf(companies, groupBy));
    }),
  );
});

test('returns groups that add up to the total, each company in one, tags apart', () => {
  fc.assert(
    fc.property(anyCompanies, fc.constantFrom(...GROUP_BY), (companies, groupBy) => {
      const groups = groupsOf(companies, groupBy);
      const valuesOf = (company: Company) => (groupBy === 'tag' ? company.tags : [company[groupBy]]);
      for (const { group, monthlyUsers, companyCount } of groups) {
        const members = companies.filter((company) =>
          group === null ? valuesOf(company).every((value) => !value) : valuesOf(company).includes(group),
        );
        expect([monthlyUsers, companyCount]).toEqual([users(members), members.length]);
        expect(companyCount).toBeGreaterThan(0);
      }
      const covered = sumOf(groups.map(({ companyCount }) => companyCount));
      const total = sumOf(groups.map(({ monthlyUsers }) => monthlyUsers));
      if (groupBy === 'tag') expect(covered).toBeGreaterThanOrEqual(companies.length);
      else expect([covered, total]).toEqual([companies.length, users(companies)]);
    }),
  );
});

test('returns groups once each, the largest first, ties by name, no value last', () => {
  fc.assert(
    fc.property(anyCompanies, fc.constantFrom(...GROUP_BY), (companies, groupBy) => {
      const groups = groupsOf(companies, groupBy);
      expect(new Set(groups.map(({ group }) => group)).size).toBe(groups.length);
      for (const [index, { group, monthlyUsers }] of groups.entries()) {
        const next = groups[index + 1];
        if (group === null) expect(next).toBeUndefined();
        if (group === null || !next || next.group === null) continue;
        const falls = monthlyUsers > next.monthlyUsers;
        expect(falls || (monthlyUsers === next.monthlyUsers && byCodeUnit(group, next.group) < 0)).toBe(true);
      }
    }),
  );
});

test('returns one digest for any order, and another for a company or number that differs', () => {
  const digestOf = (rows: readonly (readonly [string, number])[]): string => {
    const digest = createUsageDigest();
    for (const [companyId, monthlyUsers] of rows) digest.add(companyId, monthlyUsers);
    return digest.toString();
  };
  const listed = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.nat()), {
    selector: ([companyId]) => companyId,
    minLength: 1,
    maxLength: 20,
  });
  const cases = listed.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.nat({ max: rows.length - 1 }),
      fc.integer({ min: 1, max: 1_000_000 }),
    ),
  );
  fc.assert(
    fc.property(cases, ([rows, others, which, more]) => {
      const digest = digestOf(rows);
      expect(digest).toMatch(/^[0-9a-f]{16}$/);
      expect(digestOf(others)).toBe(digest);
      expect(digestOf(rows.filter((_row, index) => index !== which))).not.toBe(digest);
      expect(digestOf(rows.map(([id, count], index) => [id, index === which ? count + more : count]))).not.toBe(digest);
      expect(digestOf(rows.map(([id, count], index) => [index === which ? `${id}'` : id, count]))).not.toBe(digest);
    }),
    { numRuns: 500 },
  );
});
