import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatTally } from '../src/report/format-tally';
import { count, createTally, type Tally } from '../src/report/tally';
import { runSchedule } from '../src/schedule/run-schedule';

const SEEDS = 2000;
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

test('returns what there was at one moment, or a KeepnetError, for 2,000 fixed seeds', () => {
  expect(tally.failures).toEqual([]);
});

test('returns an exact result for most of the seeds, so that refusing everything is no way to pass', () => {
  expect(tally.counts.exact).toBeGreaterThan(SEEDS * 0.6);
  expect(tally.counts.exempt).toBeLessThan(SEEDS * 0.02);
});

test('returns an exact result for nearly every seed of a supported server on a quiet day', () => {
  const { exact, exempt, refused } = tally.byWorld['supported, quiet'] ?? { exact: 0, exempt: 0, refused: 0 };
  expect(exact).toBeGreaterThan(SEEDS * 0.2);
  expect(exact / (exact + exempt + refused)).toBeGreaterThan(0.8);
});

test('meets servers that are not supported', () => {
  const worlds = Object.keys(tally.byWorld).filter((world) => world.startsWith('unsupported'));
  expect(worlds.sort()).toEqual(
    ['changing', 'changing and faulty', 'faulty', 'quiet'].map((life) => `unsupported, ${life}`),
  );
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
