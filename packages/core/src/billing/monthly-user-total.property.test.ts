import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCompanies } from '../../test/support/any-company';
import type { Company } from '../search/company';
import { byCodeUnit } from '../texts/by-code-unit';
import { foldCase, tidyName } from '../texts/fold-case';
import { GROUP_BY, groupUsage, totalUsage } from './monthly-user-total';

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const users = (companies: readonly Company[]): number => sumOf(companies.map(({ monthlyUsers }) => monthlyUsers));

const plain = (name: string | null): string => foldCase(tidyName(name ?? ''));

test('returns the same total and groups for any order', () => {
  const shuffled = anyCompanies.chain((companies) =>
    fc.tuple(
      fc.constant(companies),
      fc.shuffledSubarray(companies, { minLength: companies.length }),
      fc.constantFrom(...GROUP_BY),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([companies, others, groupBy]) => {
      expect(totalUsage(others)).toBe(users(companies));
      expect(groupUsage(others, groupBy)).toEqual(groupUsage(companies, groupBy));
    }),
  );
});

test('returns groups that add up to the total, each company in one, tags apart', () => {
  fc.assert(
    fc.property(anyCompanies, fc.constantFrom(...GROUP_BY), (companies, groupBy) => {
      const groups = groupUsage(companies, groupBy);
      const valuesOf = (company: Company) => (groupBy === 'tag' ? company.tags : [company[groupBy]]).map(plain);
      for (const { group, monthlyUsers, companyCount } of groups) {
        const members = companies.filter((company) =>
          group === null ? valuesOf(company).every((value) => !value) : valuesOf(company).includes(plain(group)),
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
      const groups = groupUsage(companies, groupBy);
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
