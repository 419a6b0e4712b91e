import { expect, test } from 'vitest';
import { describeRun } from './report/describe-run';
import { runSchedule } from './schedule/run-schedule';

test('returns the same run for the same seed, step by step', async () => {
  for (const seed of [3, 54, 681, 2 ** 33 + 5]) {
    const [first, second] = [await runSchedule(seed), await runSchedule(seed)];
    expect(describeRun(first)).toBe(describeRun(second));
    expect(describeRun(first)).toContain(`Seed ${seed}`);
  }
});
