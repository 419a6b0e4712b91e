import { setTimeout as delay } from 'node:timers/promises';

import { reportWithCore } from './compare-report';
import { countWithCore, exportWithCore } from './core-client';
import { liveMemory } from './live-memory';
import type { MeasuredWork } from './memory-growth';
import { runChild } from './run-child';
import type { ServerAddress } from './server-address';
import { loadZapier } from './zapier-runtime';

// A program of its own: a process does not give memory back, so every measurement needs a fresh one.
const SETTLE_MS = 100;
const PROBES = {
  live: { read: liveMemory, everyMs: 20 },
  resident: { read: () => process.memoryUsage.rss(), everyMs: 2 },
};

/** Gets ready, and gives what is then measured. */
const PREPARE: Record<MeasuredWork, () => Promise<(address: ServerAddress) => Promise<number>>> = {
  total: async () => (address) => countWithCore(address),
  csv: async () => (address) => exportWithCore(address, 'csv'),
  ownCsv: async () => (address) => exportWithCore(address, 'csv', 'keepnet'),
  excel: async () => (address) => exportWithCore(address, 'excel'),
  report: async () => reportWithCore,
  zapier: async () => {
    const runtime = await loadZapier();
    const stash = runChild<string>('serve-stash.js', []);
    const origin = await stash.message;
    return async (address) => {
      const input = { list: 'all', format: 'csv', period: 'current_month' };
      const exported = await runtime.runStep(address, 'creates.export_companies.operation.perform', input, origin);
      stash.end();
      return (exported as { file: string }).file.length;
    };
  },
};

const [work, kind, baseUrl = '', clientId = '', clientSecret = ''] = process.argv.slice(2);
const { read, everyMs } = kind === 'live' ? PROBES.live : PROBES.resident;
const run = await PREPARE[work as MeasuredWork]();
await delay(SETTLE_MS);
const idle = read();
let peak = idle;
const sample = (): void => {
  peak = Math.max(peak, read());
};
const timer = setInterval(sample, everyMs);
await run({ baseUrl, clientId, clientSecret });
sample();
clearInterval(timer);
process.send?.(peak - idle);
process.disconnect();
