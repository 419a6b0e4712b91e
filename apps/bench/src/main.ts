import { availableParallelism } from 'node:os';

import { compareSpeed } from './compare-speed';
import { formatGrowth, growthLabel } from './format-growth';
import { formatSpeed } from './format-speed';
import { measureMemory, type MemoryKind } from './memory-growth';
import { type BenchOptions, HELP, parseOptions } from './parse-options';
import { printEach, type Measurement } from './print-each';

const MEMORY_SIZES = [10_000, 100_000];
const MEMORY_KINDS: readonly MemoryKind[] = ['live', 'resident'];
const MEMORY_RUNS = 3;

async function bench({ runs, companies, latencyMs }: BenchOptions): Promise<boolean> {
  const print = (text: string): void => console.log(text);
  const speed: Measurement = {
    label: 'Speed',
    run: async () => {
      const comparison = await compareSpeed({ companies, latencyMs }, runs);
      return `${comparison.requestCount} requests by either client:\n${formatSpeed(comparison)}`;
    },
  };
  const memory = MEMORY_KINDS.flatMap((kind) =>
    MEMORY_SIZES.map((size) => ({
      label: growthLabel(kind, size),
      run: async () => formatGrowth(kind, size, await measureMemory(kind, { companies: size, latencyMs }, MEMORY_RUNS)),
    })),
  );
  print(
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores; ` +
      `${latencyMs} ms before every answer.\n\n` +
      `Monthly total of ${companies} companies, medians of ${runs} runs of each client, in turns:`,
  );
  const timed = await printEach([speed], print);
  print(
    `\nPeak memory of the core above its idle process, medians of ${MEMORY_RUNS} fresh processes.\n` +
      'Live: heap and buffers, each time right after a forced collection. Resident: the whole process, default settings.',
  );
  return (await printEach(memory, print)) && timed;
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
else if (options && !(await bench(options))) process.exitCode = 1;
