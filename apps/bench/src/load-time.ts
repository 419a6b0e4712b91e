import { median } from './median';
import { runChild } from './run-child';

/** Milliseconds to load the Zapier integration once Zapier's own platform is loaded, in fresh processes. */
export async function measureLoad(runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const child = runChild<number>('measure-load.js', []);
    times.push(await child.message);
    child.end();
    await child.exited;
  }
  return median(times);
}
