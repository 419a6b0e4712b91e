import { Worker } from 'node:worker_threads';
import type { ManySeeds } from './parse-options';
import { createTally, merge, type Tally } from './report/tally';
import { type SeedRange, seedsOf } from './simulate-range';

// A schedule leaves little garbage: it is collected after several of them.
const YOUNG_MB = 48;

/** Runs the seeds of a world from `base` on in several workers. `progress` gets what has been counted so far. */
export async function simulate(
  { seeds, base, world, workers }: ManySeeds,
  progress: (done: number, tally: Tally) => void,
): Promise<Tally> {
  const tally = createTally();
  let done = 0;
  const { first, end, step } = seedsOf(base, seeds, world);
  const run = (own: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', import.meta.url), {
        workerData: { first: own, end, step: step * workers } satisfies SeedRange,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      worker.on('message', ({ batch, size }: { batch: Tally; size: number }) => {
        merge(tally, batch);
        done += size;
        progress(done, tally);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: workers }, (_, index) => run(first + index * step)));
  if (done !== seeds) throw new Error(`Only ${done} of ${seeds} schedules were run: a worker ended early.`);
  return tally;
}
