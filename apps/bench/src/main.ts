import { availableParallelism } from 'node:os';

import { compareSpeed } from './compare-speed';
import { formatResults } from './format-results';
import { type MemoryCase, type MemoryGrowth, measureMemory } from './memory-growth';
import { type BenchOptions, HELP, parseOptions } from './parse-options';

const MEMORY_CASES = [{ companies: 10_000 }, { companies: 100_000 }, { companies: 100_000, heapLimitMb: 32 }];
const MEMORY_RUNS = 3;

async function bench({ runs, companies, latencyMs }: BenchOptions): Promise<void> {
  const speed = await compareSpeed({ companies, latencyMs }, runs);
  const memory: (readonly [MemoryCase, MemoryGrowth])[] = [];
  for (const size of MEMORY_CASES) {
    const memoryCase = { ...size, latencyMs };
    memory.push([memoryCase, await measureMemory(memoryCase, MEMORY_RUNS)]);
  }
  console.log(
    `Monthly total of ${companies} companies in ${speed.requestCount} requests, ${latencyMs} ms before every answer.\n` +
      `Medians of ${runs} runs of each client, in turns, and of ${MEMORY_RUNS} fresh processes for memory.\n` +
      `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores.\n`,
  );
  console.log(formatResults({ speed, memory }));
}

function readOptions(): BenchOptions | 'help' | undefined {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return undefined;
  }
}

const options = readOptions();
if (options === 'help') console.log(HELP);
else if (options) await bench(options);
