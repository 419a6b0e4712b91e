import { countBarely } from './bare-client';
import { countWithCore, MONTH } from './core-client';
import { median } from './median';
import { recordRequests } from './recorded-request';
import { withSandbox, type SandboxSize } from './with-sandbox';

/** Medians over all runs. */
interface Speed {
  readonly wallMs: number;
  /** CPU time of the client's process, in microseconds. */
  readonly cpuPerCompany: number;
}

export interface SpeedComparison {
  readonly core: Speed;
  readonly bare: Speed;
  readonly requestCount: number;
}

const WARM_UP_RUNS = 2;

/**
 * Counts the same companies with the core and with the bare client, in turns, so that other load on the machine
 * affects both.
 *
 * @throws Error when their totals differ.
 */
export async function compareSpeed(size: SandboxSize, runs: number): Promise<SpeedComparison> {
  return withSandbox(size, async (address) => {
    const requests = await recordRequests(address, () => countWithCore(address, 'standard'));
    const core = (): Promise<Sample> => measure(() => countWithCore(address, 'standard'));
    const bare = (): Promise<Sample> => measure(() => countBarely(address, requests, MONTH));
    const pairs: (readonly [core: Sample, bare: Sample])[] = [];
    for (let run = -WARM_UP_RUNS; run < runs; run++) {
      // Each goes first equally often: the second pays for the garbage of the first.
      const bareFirst = run % 2 === 0 ? await bare() : undefined;
      const ofCore = await core();
      const ofBare = bareFirst ?? (await bare());
      if (ofCore.total !== ofBare.total) throw new Error(`The totals differ: ${ofCore.total} and ${ofBare.total}.`);
      if (run >= 0) pairs.push([ofCore, ofBare]);
    }
    return {
      core: speedOf(
        pairs.map(([sample]) => sample),
        size.companies,
      ),
      bare: speedOf(
        pairs.map(([, sample]) => sample),
        size.companies,
      ),
      requestCount: requests.length,
    };
  });
}

interface Sample {
  readonly total: number;
  readonly wallMs: number;
  readonly cpuMicros: number;
}

async function measure(count: () => Promise<number>): Promise<Sample> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const total = await count();
  const { user, system } = process.cpuUsage(before);
  return { total, wallMs: performance.now() - startedAt, cpuMicros: user + system };
}

const speedOf = (samples: readonly Sample[], companies: number): Speed => ({
  wallMs: median(samples.map(({ wallMs }) => wallMs)),
  cpuPerCompany: median(samples.map(({ cpuMicros }) => cpuMicros)) / companies,
});
