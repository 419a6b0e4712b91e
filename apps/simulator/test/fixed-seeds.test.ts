import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatTally } from '../src/report/format-tally';
import { count, createTally, type Tally } from '../src/report/tally';
import { runSchedule } from '../src/schedule/run-schedule';

const SEEDS = 1000;
const tally: Tally = createTally();

beforeAll(async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { schedule, outcome } = await runSchedule(seed);
    count(tally, seed, schedule.operation.kind, outcome);
  }
}, 600_000);

afterAll(() => {
  if (tally.failures.length > 0) console.log(formatTally(tally));
});

test('returns what there was at one moment, or a KeepnetError, for 1,000 fixed seeds', () => {
  expect(tally.failures).toEqual([]);
});

test('returns an exact result for most of the seeds, so that refusing everything is no way to pass', () => {
  expect(tally.counts.exact).toBeGreaterThan(SEEDS * 0.55);
  expect(tally.counts.exempt).toBeLessThan(SEEDS * 0.02);
});

// A little below the baseline in the README: a world that gets worse is noticed.
test.each([
  ['supported, quiet', 0.78],
  ['supported, changing', 0.72],
  ['supported, faulty', 0.58],
  ['unsupported, quiet', 0.55],
  ['unsupported, changing', 0.45],
  ['unsupported, faulty', 0.38],
])('returns an exact result in the world %s for a share of at least %d', (world, share) => {
  const { exact, exempt, refused } = tally.byWorld[world] ?? { exact: 0, exempt: 0, refused: 1 };
  expect(exact).toBeGreaterThan(50);
  expect(exact / (exact + exempt + refused)).toBeGreaterThan(share);
});

test('returns results of every operation', () => {
  for (const kind of [
    'total',
    'lines',
    'overLimit',
    'expired',
    'renewals',
    'search',
    'compare',
    'export',
    'company',
    'credentials',
  ]) {
    expect(tally.byOperation[kind]?.exact, kind).toBeGreaterThan(5);
  }
});
