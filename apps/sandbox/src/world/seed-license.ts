import { addDays } from './calendar';
import type { CompanyRecord } from './company-record';
import type { Random } from './random';
import { UNLIMITED_TEXTS } from './word-lists';

type License = Pick<
  CompanyRecord,
  'isLimited' | 'numberOfUsers' | 'targetUsers' | 'licenseStartDay' | 'renewalDay' | 'renewalTime'
>;

function sizeOf(random: Random): number {
  // Most customers are small, a few are very large.
  const size = Math.exp(2.3 + random.next() * random.next() * 8);
  return size < 100 ? Math.ceil(size / 10) * 10 : Math.ceil(size / 50) * 50;
}

function targetUsersOf(random: Random, limit: number): number {
  const share = random.next();
  if (share < 0.066) return limit + 1 + Math.floor(limit * random.next() * 0.4);
  if (share < 0.086) return limit;
  if (share < 0.106) return 0;
  return Math.floor(limit * (0.3 + random.next() * 0.69));
}

function daysUntilRenewal(random: Random): number | null {
  const share = random.next();
  if (share < 0.05) return null;
  if (share < 0.09) return -random.integer(1, 200);
  if (share < 0.17) return random.integer(0, 30);
  if (share < 0.25) return random.integer(31, 90);
  return random.integer(91, 1095);
}

/** A license: about 6 % over their limit, 10 % unlimited, 4 % expired, 8 % due within 30 days, 5 % without an end. */
export function seedLicense(random: Random, today: string): License {
  const limit = sizeOf(random);
  const isLimited = !random.chance(0.1);
  const days = daysUntilRenewal(random);
  const renewalDay = days === null ? null : addDays(today, days);
  return {
    isLimited,
    numberOfUsers: isLimited ? String(limit) : random.pick(UNLIMITED_TEXTS),
    targetUsers: targetUsersOf(random, limit),
    licenseStartDay: addDays(renewalDay ?? today, -365 * random.integer(1, 3)),
    renewalDay,
    renewalTime: null,
  };
}
