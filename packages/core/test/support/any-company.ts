import fc from 'fast-check';

import type { Company } from '../../src/search/company';
import { anyText } from './any-text';

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** Few names, so that companies share some, in several spellings. */
export const anyName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('North', 'NORTH', 'south', 'South East', 'a', 'B', '') },
  { weight: 1, arbitrary: anyText },
);

/** Numbers of users, the edges more often than chance would have it. */
export const anyCount = fc.oneof(fc.constantFrom(0, 1, 99, 100, 101), fc.nat({ max: 1_000_000 }));

/** A calendar day or an instant, as a Company holds them, in a few weeks. */
export const anyDate = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.constantFrom(0, 1, 43_200_000, 86_399_999), fc.boolean())
  .map(([day, time, alone]) => {
    const iso = new Date(Date.UTC(2026, 10, 20) + day * 86_400_000 + (alone ? 0 : time)).toISOString();
    if (alone) return iso.replace('.000Z', 'Z');
    return iso.endsWith('T00:00:00.000Z') ? iso : iso.replace('.000Z', 'Z');
  });

export const anyCompany: fc.Arbitrary<Company> = fc.record({
  companyId: fc.oneof(fc.constantFrom('A', 'a', 'B'), fc.uuid()),
  companyName: optional(anyName),
  resellerName: optional(anyName),
  industryName: optional(anyName),
  licenseTypeName: optional(anyName),
  licenseLimit: optional(anyCount),
  targetUsers: anyCount,
  inactiveUsers: optional(anyCount),
  deletedUsers: optional(anyCount),
  monthlyUsers: anyCount,
  usageMonth: fc.constant('2026-11'),
  renewalDate: optional(anyDate),
  licenseExpired: optional(fc.boolean()),
  createdAt: optional(anyDate),
  tags: fc.array(anyName, { maxLength: 3 }),
});

/** Companies that differ in their ID. */
export const anyCompanies: fc.Arbitrary<Company[]> = fc.uniqueArray(anyCompany, {
  selector: ({ companyId }) => companyId,
  maxLength: 12,
});
