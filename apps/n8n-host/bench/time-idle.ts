import { median } from '../../bench/src/median';
import type { RunnableWorkflow } from './bench-host';

const RUNS = 9;

/** Milliseconds from the call of a webhook to its answer when the workflow does nothing, the median of warm runs. */
export async function timeIdle(idle: RunnableWorkflow): Promise<number> {
  const times: number[] = [];
  await idle.run();
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    await idle.run();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}
