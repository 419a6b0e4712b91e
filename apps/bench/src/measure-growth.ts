import { setTimeout as delay } from 'node:timers/promises';

import { countWithCore, exportWithCore } from './core-client';
import { liveMemory } from './live-memory';
import type { MeasuredWork } from './memory-growth';
import type { ServerAddress } from './server-address';

// A program of its own: memory that a process once had does not come back, so every measurement needs a fresh one.
const SETTLE_MS = 100;
const PROBES = {
  live: { read: liveMemory, everyMs: 20 },
  resident: { read: () => process.memoryUsage.rss(), everyMs: 2 },
};

const WORK: Record<MeasuredWork, (address: ServerAddress) => Promise<number>> = {
  total: countWithCore,
  csv: (address) => exportWithCore(address, 'csv'),
  excel: (address) => exportWithCore(address, 'excel'),
};

const [work, kind, baseUrl = '', clientId = '', clientSecret = ''] = process.argv.slice(2);
const { read, everyMs } = kind === 'live' ? PROBES.live : PROBES.resident;
await delay(SETTLE_MS);
const idle = read();
let peak = idle;
const sample = (): void => {
  peak = Math.max(peak, read());
};
const timer = setInterval(sample, everyMs);
await WORK[work as MeasuredWork]({ baseUrl, clientId, clientSecret });
sample();
clearInterval(timer);
process.send?.(peak - idle);
process.disconnect();
