import { setTimeout as delay } from 'node:timers/promises';

import { countWithCore } from './core-client';

// A program of its own: memory that a process once had does not come back, so every measurement needs a fresh one.
const SAMPLE_EVERY_MS = 2;
const SETTLE_MS = 100;

const [baseUrl = '', clientId = '', clientSecret = ''] = process.argv.slice(2);
await delay(SETTLE_MS);
globalThis.gc?.();
const idle = process.memoryUsage();
let rss = idle.rss;
let heap = idle.heapUsed;
const sample = (): void => {
  const now = process.memoryUsage();
  rss = Math.max(rss, now.rss);
  heap = Math.max(heap, now.heapUsed);
};
const timer = setInterval(sample, SAMPLE_EVERY_MS);
await countWithCore({ baseUrl, clientId, clientSecret });
sample();
clearInterval(timer);
process.send?.({ rss: rss - idle.rss, heap: heap - idle.heapUsed });
process.disconnect();
