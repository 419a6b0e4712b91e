import { expect, test } from 'vitest';
import { usageLine } from '../../test/support/usage-lines';
import { expiredLicenses, upcomingRenewals } from './renewals';

const on = (day: string, timeZone = 'UTC') => ({ day, timeZone });

const company = (companyId: string, renewalDate: string | null, licenseExpired = false) =>
  usageLine({ companyId, renewalDate, licenseExpired });

const companies = [
  company('none', null, true),
  company('yesterday', '2026-11-19T00:00:00Z'),
  company('today', '2026-11-20T00:00:00Z', true),
  company('tomorrow', '2026-11-21T00:00:00Z'),
  company('late-instant', '2026-11-19T23:30:00Z'),
  company('early-instant', '2026-11-21T00:30:00Z'),
  company('midnight', '2026-11-21T00:00:00.000Z'),
  company('leap', '2024-02-29T00:00:00Z'),
];

test.each([
  ['UTC', 'leap 995, yesterday 1, late-instant 1', 'today 0, midnight 1, tomorrow 1, early-instant 1'],
  ['Pacific/Kiritimati', 'leap 995, yesterday 1', 'late-instant 0, today 0, midnight 1, tomorrow 1, early-instant 1'],
  ['Pacific/Pago_Pago', 'leap 995, yesterday 1, late-instant 1', 'today 0, midnight 0, tomorrow 1, early-instant 0'],
])('in %s returns as expired %s, the longest first, and as up for renewal %s', (timeZone, expired, upcoming) => {
  const today = on('2026-11-20', timeZone);
  const past = expiredLicenses(companies, today);
  expect(past.map(({ companyId, daysExpired }) => `${companyId} ${daysExpired}`).join(', ')).toBe(expired);
  const next = upcomingRenewals(companies, 1, today);
  expect(next.map(({ companyId, daysUntilRenewal }) => `${companyId} ${daysUntilRenewal}`).join(', ')).toBe(upcoming);
});

test('returns the renewals of the very day for 0 days', () => {
  expect(upcomingRenewals(companies, 0, on('2026-11-20')).map(({ companyId }) => companyId)).toEqual(['today']);
});

test('counts calendar days across a change of the clock', () => {
  const list = upcomingRenewals([company('spring', '2027-03-29T00:00:00Z')], 30, on('2027-03-27', 'Europe/Berlin'));
  expect(list[0]?.daysUntilRenewal).toBe(2);
});

test('returns companies of the same renewal date by the code units of their IDs', () => {
  const same = ['b', 'a', 'Z', 'ab'].map((id) => company(id, '2026-11-20T00:00:00Z'));
  const ids = ['Z', 'a', 'ab', 'b'];
  expect(upcomingRenewals(same, 0, on('2026-11-20')).map(({ companyId }) => companyId)).toEqual(ids);
  expect(expiredLicenses(same, on('2026-11-21')).map(({ companyId }) => companyId)).toEqual(ids);
});
