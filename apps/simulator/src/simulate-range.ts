import { count, createTally, type Tally } from './report/tally';
import { runSchedule } from './schedule/run-schedule';

/** Some of the seeds from `first` on: every `step`-th one, below `end`. */
export interface SeedRange {
  readonly first: number;
  readonly end: number;
  readonly step: number;
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
