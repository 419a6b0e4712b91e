import { count, createTally, type Tally } from './report/tally';
import { runSchedule } from './schedule/run-schedule';
import { kindOf } from './schedule/schedule';
import type { ServerKind } from './server/server-traits';

/** Some of the seeds from `first` on: every `step`-th one, below `end`. */
export interface SeedRange {
  readonly first: number;
  readonly end: number;
  readonly step: number;
}

/** The first `count` seeds from `base` on, all of them or those of one world. */
export function seedsOf(base: number, count: number, world: ServerKind | undefined): SeedRange {
  const step = world === undefined ? 1 : 2;
  const first = world === undefined || kindOf(base) === world ? base : base + 1;
  return { first, end: first + count * step, step };
}

const BATCH = 200;

/** Runs a range of seeds one after the other. `report` gets the tally of each batch; they add up to the whole. */
export async function simulateRange(
  { first, end, step }: SeedRange,
  report: (batch: Tally, size: number) => void,
): Promise<void> {
  let batch = createTally();
  let size = 0;
  for (let seed = first; seed < end; seed += step) {
    const { schedule, outcome } = await runSchedule(seed);
    count(batch, seed, schedule.operation.kind, outcome);
    size++;
    if (size < BATCH && seed + step < end) continue;
    report(batch, size);
    batch = createTally();
    size = 0;
  }
}
