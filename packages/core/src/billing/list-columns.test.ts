import { expect, test } from 'vitest';
import { readCompany } from '../companies/company-schema';
import { wireCompany } from '../testing';
import { expiredLicenses } from './expired-licenses';
import { licenseOverage } from './license-overage';
import { upcomingRenewals } from './upcoming-renewals';

const company = (licenseEndDate: string) =>
  readCompany({ ...wireCompany({ licenseEndDate, targetUserCount: 120 }) }, { dateFormat: 'auto' });

test.each([
  [
    'over limit',
    licenseOverage([company('2026-11-01')]),
    ['companyId', 'companyName', 'excessUsers', 'targetUsers', 'licenseLimit', 'utilization', 'resellerName'],
  ],
  [
    'expired',
    expiredLicenses([company('2026-11-01')], '2026-11-20', 'UTC'),
    ['companyId', 'companyName', 'daysExpired', 'renewalDate', 'resellerName'],
  ],
  [
    'renewals',
    upcomingRenewals([company('2026-11-21')], 5, '2026-11-20', 'UTC'),
    ['companyId', 'companyName', 'daysUntilRenewal', 'renewalDate', 'resellerName'],
  ],
])('returns what the list is about as the first fields: %s', (_name, [row], names) => {
  expect(Object.keys(row ?? {}).slice(0, names.length)).toEqual(names);
});
