import type { UsageLine } from '@keepnet-workflows/core';
import { describe, expect, test } from 'vitest';

import { FakeZap, memoryCache } from '../../test/harness/fake-zapier';
import { keptUsage } from './kept-usage';
import { newUsage } from './new-usage';
import { usageWindow } from './usage-clock';
import type { MonthUsage } from './usage-row';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const END = Date.UTC(2027, 0, 11);
const MONTHS = ['2025-12', ...Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)];

const DIGITS = '0123456789abcdef';
const idOf = (index: number): string => `${DIGITS[index % 16]}${index.toString(36)}`;

function usageOf(month: string, companies: number): MonthUsage {
  const lines = Array.from({ length: companies }, (_, index) => {
    return { companyId: idOf(index), monthlyUsers: (index % 7) + 1, usageMonth: month } as UsageLine;
  });
  const totalMonthlyUsers = lines.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  return { month, monthClosed: true, lines, totalMonthlyUsers, companyCount: companies } as unknown as MonthUsage;
}

interface Year {
  readonly companies: number;
  readonly everyMs: number;
  /** Whether Keepnet cannot be read then. */
  readonly fails?: (nowMs: number) => boolean;
  readonly losesCache?: (poll: number) => boolean;
  readonly isPublished?: (nowMs: number, poll: number) => boolean;
}

/** A year of polls of one Zap, and how many of them asked Keepnet. */
async function live({ companies, everyMs, fails, losesCache, isPublished }: Year) {
  const [zap, ready, cache] = [new FakeZap(), new FakeZap(), memoryCache()];
  const readings: string[] = [];
  let errors = 0;
  let poll = 0;
  // Where all is out, every hour does.
  const stepAt = (now: number): number => (new Date(now).getUTCDate() > 4 ? Math.max(everyMs, HOUR_MS) : everyMs);
  for (let now = START; now < END; now += stepAt(now), poll++) {
    if (losesCache?.(poll)) cache.clear();
    const window = usageWindow(now);
    let ids: string[] = [];
    let months: string[] = [];
    if (window) {
      try {
        const usage = await keptUsage(cache, window, now, () => {
          readings.push(new Date(now).toISOString());
          return fails?.(now)
            ? Promise.reject(new Error('not proved'))
            : Promise.resolve(usageOf(window.month, companies));
        });
        ids = newUsage(usage, window, now, false).map((line) => `${line.companyId}:${line.usageMonth}`);
        months = [usage.month];
      } catch {
        errors++;
        continue;
      }
    }
    if (isPublished?.(now, poll) || poll === 0) {
      zap.turnOn(ids);
      ready.turnOn(months);
    } else {
      zap.poll(ids);
      ready.poll(months);
    }
  }
  return { zap, ready, readings, errors };
}

function expectEachOnce({ zap, ready }: Awaited<ReturnType<typeof live>>, companies: number): void {
  expect(ready.triggered).toEqual(new Map(MONTHS.map((month) => [month, 1])));
  expect(zap.triggered.size).toBe(companies * MONTHS.length);
  expect(new Set(zap.triggered.values())).toEqual(new Set([1]));
}

describe('a year of polls gives each event once, and Zapier holds none', () => {
  test.each([
    [126, 2],
    [126, 15],
    [2500, 15],
  ])('for %i customers, asked every %i minutes', async (companies, minutes) => {
    const year = await live({ companies, everyMs: minutes * 60_000 });
    expectEachOnce(year, companies);
    expect(year.zap.held).toBe(0);
    // One reading a month, from the 2nd on, and none on any other day.
    expect(year.readings.map((at) => at.slice(8, 16))).toEqual(MONTHS.map(() => '02T00:00'));
  });

  test('when polls come a little late', async () => {
    const year = await live({ companies: 2500, everyMs: 16 * 60_000 });
    expectEachOnce(year, 2500);
    expect(year.zap.mostNew).toBeLessThanOrEqual(90);
  });

  test('when the month cannot be proved for a day and a half', async () => {
    const fails = (now: number): boolean => new Date(now).getUTCDate() === 2 || new Date(now).getUTCHours() < 12;
    const year = await live({ companies: 2500, everyMs: 15 * 60_000, fails });
    expectEachOnce(year, 2500);
    expect(year.errors).toBe(MONTHS.length * 36 * 4);
    expect(year.zap.held).toBe(0);
  });

  test('when the cache is lost again and again', async () => {
    const year = await live({ companies: 500, everyMs: 15 * 60_000, losesCache: (poll) => poll % 7 === 0 });
    expectEachOnce(year, 500);
    expect(year.zap.held).toBe(0);
  });

  test('when the Zap is published again within a portion, and on every other day', async () => {
    const isPublished = (now: number): boolean => {
      const day = new Date(now).getUTCDate();
      return day === 2 ? (now / 60_000) % 45 === 10 : day > 3 && now % (24 * HOUR_MS) === 0;
    };
    const year = await live({ companies: 1000, everyMs: 5 * 60_000, isPublished });
    expectEachOnce(year, 1000);
  });
});

test('a Zap that is turned on while companies come out triggers for those that follow, and next month for all', async () => {
  const turnedOnAt = Date.UTC(2026, 2, 2, 1, 7);
  const year = await live({
    companies: 2500,
    everyMs: 60_000 * 15,
    isPublished: (now) => now <= turnedOnAt,
  });
  const ofMonth = (month: string): number => [...year.zap.triggered.keys()].filter((id) => id.endsWith(month)).length;
  expect(ofMonth('2026-02')).toBe(2500 - 5 * 45);
  expect(ofMonth('2026-03')).toBe(2500);
});

test('what could not be proved until the last day comes out at once, rather than never', async () => {
  const fails = (now: number): boolean => new Date(now).getUTCDate() < 10;
  const year = await live({ companies: 300, everyMs: 15 * 60_000, fails });
  expectEachOnce(year, 300);
  expect(year.zap.mostNew).toBe(300);
});

test.each([
  ['2026-11-01T23:59:59Z', undefined],
  ['2026-11-02T00:00:00Z', '2026-10'],
  ['2026-11-10T23:59:59Z', '2026-10'],
  ['2026-11-11T00:00:00Z', undefined],
  ['2026-01-02T00:00:00Z', '2025-12'],
])('at %s the month that comes out is %s', (at, month) => {
  expect(usageWindow(Date.parse(at))?.month).toBe(month);
});
