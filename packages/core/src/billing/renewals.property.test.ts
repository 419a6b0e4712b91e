import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCompanies, anyDate } from '../../test/support/any-company';
import { addDays, daysBetween, renewalDay } from '../dates/calendar-day';
import { licenseOverage } from './license-overage';
import { expiredLicenses, upcomingRenewals } from './renewals';

const today = anyDate.map((date) => date.slice(0, 10));
const zones = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kathmandu', 'America/New_York');
const idsOf = (companies: readonly { companyId: string }[]): string[] => companies.map(({ companyId }) => companyId);

test('returns each company with a renewal date as expired, as upcoming or as later, and once', () => {
  fc.assert(
    fc.property(anyCompanies, today, zones, fc.nat({ max: 60 }), (companies, day, zone, days) => {
      const expired = expiredLicenses(companies, { day, timeZone: zone });
      const upcoming = upcomingRenewals(companies, days, { day, timeZone: zone });
      const later = companies.filter(
        ({ renewalDate }) => renewalDate !== null && renewalDay(renewalDate, zone) > addDays(day, days),
      );
      const dated = companies.filter(({ renewalDate }) => renewalDate !== null);
      expect([...idsOf(expired), ...idsOf(upcoming), ...idsOf(later)].sort()).toEqual(idsOf(dated).sort());
      for (const { renewalDate, daysExpired } of expired) {
        expect(daysExpired).toBe(daysBetween(renewalDay(renewalDate, zone), day));
        expect(daysExpired).toBeGreaterThan(0);
      }
      for (const { renewalDate, daysUntilRenewal } of upcoming) {
        expect(addDays(day, daysUntilRenewal)).toBe(renewalDay(renewalDate, zone));
        expect(daysUntilRenewal >= 0 && daysUntilRenewal <= days).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('returns as expired tomorrow what is expired today or up for renewal today', () => {
  fc.assert(
    fc.property(anyCompanies, today, zones, (companies, day, zone) => {
      const tomorrow = idsOf(expiredLicenses(companies, { day: addDays(day, 1), timeZone: zone }));
      const now = [
        ...idsOf(expiredLicenses(companies, { day, timeZone: zone })),
        ...idsOf(upcomingRenewals(companies, 0, { day, timeZone: zone })),
      ];
      expect(tomorrow.sort()).toEqual(now.sort());
    }),
  );
});

test('returns lists that do not depend on the order of the companies', () => {
  const shuffled = anyCompanies.chain((companies) =>
    fc.tuple(fc.constant(companies), fc.shuffledSubarray(companies, { minLength: companies.length })),
  );
  fc.assert(
    fc.property(shuffled, today, zones, ([companies, others], day, zone) => {
      expect(expiredLicenses(others, { day, timeZone: zone })).toEqual(
        expiredLicenses(companies, { day, timeZone: zone }),
      );
      expect(upcomingRenewals(others, 20, { day, timeZone: zone })).toEqual(
        upcomingRenewals(companies, 20, { day, timeZone: zone }),
      );
      expect(licenseOverage(others)).toEqual(licenseOverage(companies));
    }),
  );
});

test('returns over their limit exactly those with more users than a limit allows, by how many', () => {
  fc.assert(
    fc.property(anyCompanies, (companies) => {
      const over = licenseOverage(companies);
      const expected = companies.filter(({ licenseLimit, targetUsers }) => targetUsers > (licenseLimit ?? Infinity));
      expect(idsOf(over).sort()).toEqual(idsOf(expected).sort());
      for (const { licenseLimit, targetUsers, excessUsers, utilizationPercent } of over) {
        expect(licenseLimit + excessUsers).toBe(targetUsers);
        if (utilizationPercent === null) expect(licenseLimit).toBe(0);
        else
          expect(Math.abs((utilizationPercent / 100) * licenseLimit - targetUsers)).toBeLessThanOrEqual(
            0.0005 * licenseLimit + 1e-6,
          );
      }
    }),
  );
});
