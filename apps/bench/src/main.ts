import { availableParallelism } from 'node:os';

import { compareReport } from './compare-report';
import { compareSpeed } from './compare-speed';
import { countExpiredRequests } from './count-requests';
import { formatGrowth } from './format-growth';
import { formatSpeed } from './format-speed';
import { measureLoad } from './load-time';
import { MEMORY_CASES } from './memory-cases';
import { measureMemory } from './memory-growth';
import { measurePricing } from './measure-pricing';
import { measurePage } from './page-cost';
import { type BenchOptions, HELP, parseOptions } from './parse-options';
import { printEach, type Measurement } from './print-each';
import { createReport } from './report-file';
import { verdict } from './verdict';

const MEMORY_RUNS = 5;
const LIST_SIZES = [20_000, 100_000];
const MAX_PAGE_RATIO = 1.1;
const PRICED_LINES = 100_000;
const MAX_PRICING_MS = 1000;

async function bench({ runs, companies, latencyMs, quick }: BenchOptions): Promise<boolean> {
  const print = createReport();
  const speed: Measurement = {
    label: 'Speed',
    run: async () => {
      const comparison = await compareSpeed({ companies, latencyMs }, runs);
      return `${comparison.requestCount} requests by either client:\n${formatSpeed(comparison)}`;
    },
  };
  const lists = LIST_SIZES.map((size) => ({
    label: `Expired of ${size.toLocaleString('en-US')}`,
    run: async () => {
      const { listed, requests } = await countExpiredRequests(size);
      return `${listed.toLocaleString('en-US')} expired of ${size.toLocaleString('en-US')} companies: ${requests} requests, where all of them are ${size / 10_000} pages`;
    },
  }));
  const load: Measurement = {
    label: 'Loading in Zapier',
    run: async () =>
      `\nLoading the Zapier integration, once Zapier's platform is loaded, median of ${runs} fresh processes: ` +
      `${Math.round(await measureLoad(runs))} ms`,
  };
  const report: Measurement = {
    label: 'Monthly report',
    run: async () => `\n${await compareReport({ companies, latencyMs }, Math.min(runs, MEMORY_RUNS))}`,
  };
  const page: Measurement = {
    label: 'Bounded page',
    run: () => {
      const { boundedMs, plainMs } = measurePage(runs);
      const ratio = boundedMs / plainMs;
      const goal = verdict(`≤ ${MAX_PAGE_RATIO}×`, ratio <= MAX_PAGE_RATIO);
      return Promise.resolve(
        `\nReading a page of 10,000 companies with bounds and a look for keys that come twice, against JSON.parse alone, median of ` +
          `${runs}: ${boundedMs.toFixed(0)} and ${plainMs.toFixed(0)} ms, ${ratio.toFixed(2)}×, ${goal}`,
      );
    },
  };
  const pricing: Measurement = {
    label: 'Pricing',
    run: () => {
      const { oneMs, manyMs, jsonMs } = measurePricing(PRICED_LINES, runs);
      const [one, many, json] = [oneMs, manyMs, jsonMs].map((ms) => `${ms.toFixed(0)} ms`);
      return Promise.resolve(
        `\nPricing ${PRICED_LINES.toLocaleString('en-US')} usage lines, medians of ${runs}, in turns:\n` +
          `by one price ${one}, ${verdict(`≤ ${MAX_PRICING_MS} ms`, oneMs <= MAX_PRICING_MS)}; writing the lines as JSON ${json}\n` +
          `by 21 prices with tiers, half of the lines billed before: ${many}, ${verdict(`≤ ${MAX_PRICING_MS} ms`, manyMs <= MAX_PRICING_MS)}`,
      );
    },
  };
  const memoryRuns = quick ? 1 : MEMORY_RUNS;
  const memory = MEMORY_CASES.map(({ label, work, kind, size, goalMb }) => ({
    label,
    run: async () => formatGrowth(label, await measureMemory(work, kind, { ...size, latencyMs }, memoryRuns), goalMb),
  }));
  print(
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores; ` +
      `${latencyMs} ms before every answer.\n\n` +
      `Monthly total of ${companies.toLocaleString('en-US')} companies, medians of ${runs} runs of each client, in turns:`,
  );
  const timed = await printEach([speed], print);
  print('\nGet Expired from a server that refuses every filter:');
  const counted = (await printEach(lists, print)) && (await printEach([load, page, pricing, report], print));
  print(
    `\nPeak memory of the core above its idle process, medians of ${memoryRuns} fresh processes.\n` +
      'Live: heap and buffers, each time right after a forced collection. Resident: the whole process, default settings.',
  );
  return (await printEach(memory, print)) && timed && counted;
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
