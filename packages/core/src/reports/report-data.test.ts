import { describe, expect, test } from 'vitest';
import { proofOf, reportReadings, usageLine } from '../../test/support/report-readings';
import { noticesOf } from './attention';
import { reportData } from './report-data';
import { reportFigures } from './report-figures';
import { proofSentences } from './report-proof';

const lines = [
  usageLine('grew', 120, { companyName: 'Grew', resellerName: 'Nord' }),
  usageLine('shrank', 30, { resellerName: 'NORD ', numberOfUsers: '40', targetUserCount: 50 }),
  usageLine('joined', 7, { resellerName: 'South', licenseEndDate: '2026-11-02' }),
  usageLine('left', 0, { resellerName: null, licenseEndDate: '2026-10-01' }),
  usageLine('same', 43, { resellerName: 'South', licenseEndDate: '2026-10-30' }),
];
const before = { grew: 100, shrank: 90, joined: 0, left: 5, same: 43 };
const data = reportData(reportReadings(lines, before));

describe('reportData', () => {
  test('returns the total and its change, which the customers and the resellers add up to', () => {
    expect(data).toMatchObject({ totalMonthlyUsers: 200, companyCount: 5, activeCompanyCount: 4 });
    expect(data).toMatchObject({ previousMonth: '2026-09', previousTotal: 238, change: -38 });
    expect(data.changeRatio).toBeCloseTo(-38 / 238, 12);
    expect(data.resellers).toEqual([
      { resellerName: 'NORD', companyCount: 2, monthlyUsers: 150, share: 0.75, previousMonthlyUsers: 190, change: -40 },
      { resellerName: 'South', companyCount: 2, monthlyUsers: 50, share: 0.25, previousMonthlyUsers: 43, change: 7 },
      { resellerName: null, companyCount: 1, monthlyUsers: 0, share: 0, previousMonthlyUsers: 5, change: -5 },
    ]);
  });

  test('tells who joined, left, grew and shrank, with the reseller', () => {
    const { joined, left, grew, shrank } = data.changes;
    const idsOf = (list: typeof joined) => list.map(({ companyId, change }) => `${companyId} ${change}`);
    expect([joined, left, grew, shrank].map(idsOf)).toEqual([['joined 7'], ['left -5'], ['grew 20'], ['shrank -60']]);
    expect(grew[0]).toMatchObject({ companyName: 'Grew', resellerName: 'Nord', monthlyUsersFrom: 100 });
  });

  test('lists who is over the limit, who has expired and had users, and who renews', () => {
    expect(data.overLimit).toMatchObject([{ companyId: 'shrank', excessUsers: 10 }]);
    expect(data.expiredInUse).toMatchObject([{ companyId: 'same', daysExpired: 3 }]);
    expect(data.renewals).toMatchObject([{ companyId: 'joined', daysUntilRenewal: 0 }]);
  });

  test('compares with nothing where there is no month before', () => {
    const first = reportData(reportReadings(lines, undefined));
    expect(first).toMatchObject({ previousMonth: null, previousTotal: null, change: null, changeRatio: null });
    expect(first.changes).toEqual({ joined: [], left: [], grew: [], shrank: [] });
    expect(first.resellers[0]).toMatchObject({ previousMonthlyUsers: null, change: null });
  });
});

describe('noticesOf', () => {
  const sentencesOf = (more: Parameters<typeof reportReadings>[2]) =>
    noticesOf(reportData(reportReadings(lines, before, more))).map((notice) => Object.values(notice).join(': '));

  test('tells what to look at, the gravest first', () => {
    const counted = { secondCount: 'unavailable', secondCountDetail: 'No\nexport.', countedTwice: false } as const;
    const amounts = {
      currency: 'EUR',
      perStatus: [{ status: 'review' as const, count: 1, amount: '1250.00' }],
      heldBack: [{ companyId: 'left', companyName: 'Left', amount: null, reasons: ['left', 'noPrice'] as const }],
    };
    expect(sentencesOf({ monthClosed: false, completeness: proofOf(lines, counted), amounts })).toEqual([
      'stop: October 2026 is not over: Its numbers are still growing: do not invoice from this report.',
      'check: The total was counted once only: No export.',
      'check: 1 line is held back: 1,250.00 EUR: Check each before you invoice it: no users now, no price fits.',
      'check: 1 customer is over the License Limit: It has 10 more Target Users than licensed.',
      'check: 1 license has expired and still had users: Its 43 Monthly Users are in the total.',
      'check: 1 customer left: No users now; 5 in September 2026.',
      'know: 1 customer joined: 7 Monthly Users; none in September 2026.',
    ]);
  });

  test('adds up what several have', () => {
    const license = { numberOfUsers: '40', targetUserCount: 50, licenseEndDate: '2026-10-30' };
    const two = ['a', 'b'].map((companyId) => usageLine(companyId, 5, license));
    expect(noticesOf(reportData(reportReadings(two, { a: 5, b: 5 }))).map(({ detail }) => detail)).toEqual([
      'Together they have 20 more Target Users than licensed.',
      'Their 10 Monthly Users are in the total.',
    ]);
  });

  test('tells nothing when there is nothing', () => {
    expect(noticesOf(reportData(reportReadings([usageLine('a', 1)], { a: 1 })))).toEqual([]);
  });
});

describe('proofSentences', () => {
  const proofWith = (more: Parameters<typeof reportReadings>[2]) =>
    proofSentences(reportData(reportReadings(lines, before, more)));

  test('says how the numbers were counted, on the clock of the reader', () => {
    expect(proofWith({})).toEqual([
      'All 5 customers counted once.',
      "Confirmed by Keepnet's export.",
      "Compared with September 2026 for today's customers: those removed since are in neither month.",
      'Counted 2 Nov 2026, 07:00, Istanbul.',
    ]);
  });

  test('claims no more than what was confirmed', () => {
    const completeness = proofOf(lines, {
      secondCount: 'moved',
      secondCountDetail: 'It moved.',
      countedTwice: false,
      monthSelected: false,
    });
    const months = [
      { month: '2026-08', totalMonthlyUsers: 1, countedTwice: true },
      { month: '2026-09', totalMonthlyUsers: 238, countedTwice: false },
      { month: '2026-10', totalMonthlyUsers: 200, countedTwice: false },
    ];
    expect(proofWith({ completeness, monthClosed: false, months }).slice(1, -2)).toEqual([
      'It moved.',
      'This Keepnet server cannot count a month of your choice: these are the numbers of its current month.',
      'October 2026 is not over and its numbers still grow: do not invoice from them.',
      "Not confirmed by Keepnet's export: September 2026.",
    ]);
  });

  test('says that nothing was confirmed when that was asked for', () => {
    const completeness = proofOf(lines, { verification: 'standard', secondCount: 'notAsked', countedTwice: false });
    const [, confirmed] = proofWith({ completeness });
    expect(confirmed).toBe("Counted by one reading, as asked, and not confirmed by Keepnet's export.");
  });
});

test('reportFigures returns the numbers without the lists', () => {
  const figures = reportFigures(data);
  expect(figures).toMatchObject({ totalMonthlyUsers: 200, change: -38, changePercent: -16, companyCount: 5 });
  expect(figures).toMatchObject({ overLimitCount: 1, expiredInUseCount: 1, renewalCount: 1, renewalDays: 90 });
  expect(figures).toMatchObject({ joinedCount: 1, leftCount: 1, proof: proofSentences(data).join(' ') });
});
