import { describe, expect, test } from 'vitest';

import { perform as licenseExpired } from '../src/triggers/license-expired';
import { perform as licenseLimitExceeded } from '../src/triggers/license-limit-exceeded';
import { perform as renewalUpcoming } from '../src/triggers/renewal-upcoming';
import { stopClock } from './harness/clock';
import { dayFromNow } from './harness/days';
import { companyIds, falling, freshIn } from './harness/rows';
import { appTester, connect, type Fixture, pathsOf, sandboxWith } from './harness/sandbox';
import { thrownBy } from './harness/thrown-by';

const first = (
  { server }: Fixture,
  matches: (company: { renewalDay: string | null; isOverLimit: boolean }) => boolean,
) => {
  const found = server.sandbox.snapshot().find(matches);
  if (!found) throw new Error('The sandbox has no such company.');
  return found;
};

describe('License Expired', () => {
  test('returns every expired company, newest first', async () => {
    const { run, server } = await sandboxWith();
    const rows = await run(licenseExpired);
    expect(companyIds(rows)).toEqual(
      server.sandbox
        .snapshot()
        .filter(({ isExpired }) => isExpired)
        .map(({ companyId }) => companyId)
        .sort(),
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(falling(rows.map((row) => row.renewal_date))).toBe(true);
    expect(rows.every((row) => row.days_expired >= 1)).toBe(true);
  });

  test('fires for a company that expires, and again after a new renewal date has passed, and not else', async () => {
    const fixture = await sandboxWith();
    const { run, server } = fixture;
    const { companyId } = first(fixture, ({ renewalDay }) => renewalDay !== null && renewalDay > dayFromNow(60));
    const { world } = server.sandbox;
    const before = await run(licenseExpired);
    expect(freshIn(await run(licenseExpired), before)).toEqual([]);

    world.change(companyId, { renewalDay: dayFromNow(-2), renewalTime: null });
    const expired = await run(licenseExpired);
    expect(freshIn(expired, before)).toEqual([`${companyId}:${dayFromNow(-2)}`]);

    world.change(companyId, { renewalDay: dayFromNow(300), targetUsers: 1 });
    expect(freshIn(await run(licenseExpired), [...before, ...expired])).toEqual([]);

    world.change(companyId, { renewalDay: dayFromNow(-1) });
    const again = await run(licenseExpired);
    expect(freshIn(again, [...before, ...expired])).toEqual([`${companyId}:${dayFromNow(-1)}`]);
  });

  test("takes today in the account's time zone", async () => {
    const { run, server } = await sandboxWith();
    const company = server.sandbox.world.companies[0];
    const now = new Date();
    // East of the date line it is tomorrow for half of the day; west of it, yesterday for the other half.
    const [zone, today] = now.getUTCHours() >= 12 ? ['Etc/GMT-12', dayFromNow(1)] : ['Etc/GMT+12', dayFromNow(-1)];
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    server.sandbox.world.change(company?.companyId ?? '', { renewalDay: yesterday, renewalTime: null });
    const rows = await run(licenseExpired, {}, { timezone: zone });
    expect(rows.find((row) => row.company_id === company?.companyId)).toMatchObject({ days_expired: 1 });
  });

  test('returns nothing when nothing has expired', async () => {
    const { run } = await sandboxWith({ companies: 0 });
    expect(await run(licenseExpired)).toEqual([]);
  });
});

describe('License Limit Exceeded', () => {
  test('returns every company over its limit, newest first', async () => {
    const { run, server } = await sandboxWith();
    const rows = await run(licenseLimitExceeded);
    expect(companyIds(rows)).toEqual(
      server.sandbox
        .snapshot()
        .filter(({ isOverLimit }) => isOverLimit)
        .map(({ companyId }) => companyId)
        .sort(),
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(falling(rows.map((row) => row.created_at))).toBe(true);
    expect(rows.every((row) => row.excess_users === row.target_users - row.license_limit)).toBe(true);
  });

  test('fires for a new limit that is exceeded too, and not for more users over the same one', async () => {
    const fixture = await sandboxWith();
    const { companyId } = first(fixture, ({ isOverLimit }) => !isOverLimit);
    const { run, server } = fixture;
    const { world } = server.sandbox;
    const before = await run(licenseLimitExceeded);

    world.change(companyId, { isLimited: true, numberOfUsers: '10', targetUsers: 11 });
    const over = await run(licenseLimitExceeded);
    expect(freshIn(over, before)).toEqual([`${companyId}:10`]);

    world.change(companyId, { targetUsers: 15 });
    expect(freshIn(await run(licenseLimitExceeded), [...before, ...over])).toEqual([]);

    world.change(companyId, { numberOfUsers: '12' });
    expect(freshIn(await run(licenseLimitExceeded), [...before, ...over])).toEqual([`${companyId}:12`]);
  });
});

describe('License Limit Exceeded once a month while over', () => {
  test('fires for 110 of 100, and next month again when it is 250 of 100 after 80', async () => {
    const fixture = await sandboxWith();
    const { run, server } = fixture;
    const { companyId } = first(fixture, ({ isOverLimit }) => !isOverLimit);
    const { world } = server.sandbox;
    world.change(companyId, { isLimited: true, numberOfUsers: '100', targetUsers: 110 });
    const ids = async (inputData: object) => (await run(licenseLimitExceeded, { ...inputData })).map(({ id }) => id);
    const monthly = { repeat: 'monthly' };
    expect(await ids(monthly)).toContain(`${companyId}:${dayFromNow(0).slice(0, 7)}`);
    expect(await ids({ repeat: '' })).toContain(`${companyId}:100`);
    expect(new Set(await ids(monthly)).size).toBe((await ids({})).length);

    stopClock(Date.now() + 31 * 86_400_000);
    world.change(companyId, { targetUsers: 250 });
    const renewed = { ...fixture.authData, ...(await connect(server)) };
    const rows = await appTester(licenseLimitExceeded, { authData: renewed, inputData: monthly } as object);
    expect(rows.map(({ id }) => id)).toContain(`${companyId}:${dayFromNow(0).slice(0, 7)}`);
  });
});

describe('a renewal date', () => {
  test("is also given as a day, in the account's time zone, for calendars", async () => {
    const { run, server } = await sandboxWith({ companies: 3 });
    const [company] = server.sandbox.world.companies;
    const day = dayFromNow(20);
    server.sandbox.world.change(company?.companyId ?? '', { renewalDay: day, renewalTime: '23:30:00' });
    const rows = await run(renewalUpcoming, { days: 60 }, { timezone: 'Europe/Istanbul' });
    expect(rows).toContainEqual(
      expect.objectContaining({ company_id: company?.companyId, renewal_day: dayFromNow(21) }),
    );
    server.sandbox.world.change(company?.companyId ?? '', { renewalTime: null });
    const [row] = await run(renewalUpcoming, { days: 60 }, { timezone: 'America/Los_Angeles' });
    expect(row).toMatchObject({ renewal_day: day });
    expect(row).not.toHaveProperty('license_expired');
  });
});

describe('Renewal Upcoming', () => {
  test.each([
    ['30 days when the field is empty', '', 30],
    ['30 days when the field is null', null, 30],
    ['30 days when the field is left out', undefined, 30],
    ['today alone', 0, 0],
    ['the days of a text', ' 90 ', 90],
    ['the days of a number from a spreadsheet', '14.0', 14],
  ])('returns the renewals within %s, newest first', async (_name, days, span) => {
    const { run, server } = await sandboxWith();
    const rows = await run(renewalUpcoming, { days });
    const [from, to] = [dayFromNow(0), dayFromNow(span)];
    expect(companyIds(rows)).toEqual(
      server.sandbox
        .snapshot()
        .filter(({ renewalDay }) => renewalDay !== null && renewalDay >= from && renewalDay <= to)
        .map(({ companyId }) => companyId)
        .sort(),
    );
    expect(falling(rows.map((row) => row.renewal_date))).toBe(true);
  });

  test('fires once for each renewal date', async () => {
    const { run, server } = await sandboxWith();
    const { world } = server.sandbox;
    const companyId = world.companies[0]?.companyId ?? '';
    world.change(companyId, { renewalDay: dayFromNow(45), renewalTime: null });
    const before = await run(renewalUpcoming, { days: '30' });
    world.change(companyId, { renewalDay: dayFromNow(20) });
    const near = await run(renewalUpcoming, { days: '30' });
    expect(freshIn(near, before)).toEqual([`${companyId}:${dayFromNow(20)}`]);
    expect(freshIn(await run(renewalUpcoming, { days: '25' }), near)).toEqual([]);
  });

  test.each([['soon'], ['-1'], ['1.5'], ['99999'], [{ days: 3 }], [['3', '4']]])(
    'throws before anything is sent when the days are %j',
    async (days) => {
      const { run, server } = await sandboxWith();
      const sent = pathsOf(server).length;
      const error = await thrownBy(run(renewalUpcoming, { days }));
      expect(error).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
      expect(error.message).toContain('Days Ahead');
      expect(pathsOf(server)).toHaveLength(sent);
    },
  );
});
