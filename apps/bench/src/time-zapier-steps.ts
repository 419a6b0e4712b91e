import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ServerAddress } from './server-address';
import { withSandbox } from './with-sandbox';
import { loadZapier, type ZapierRuntime } from './zapier-runtime';

const PATH = fileURLToPath(new URL('../../../artifacts/bench/zapier-steps.md', import.meta.url));
const COMPANIES = 20_000;
const PAGE_CAPS = [1_000, 100];
const LATENCIES_MS = [300, 1_000, 3_000];
const TOTAL = 'searches.monthly_user_total.operation.perform';
const STEPS = [
  { method: TOTAL, input: { verification: 'auto' } },
  { method: TOTAL, input: { verification: 'standard' } },
  { method: 'searches.find_companies.operation.perform', input: { list: 'over_limit', period: 'current_month' } },
];

async function timeStep(
  runtime: ZapierRuntime,
  address: ServerAddress,
  { method, input }: (typeof STEPS)[number],
): Promise<string> {
  const startedAt = performance.now();
  try {
    await runtime.runStep(address, method, input);
    return `${Math.max(1, Math.round((performance.now() - startedAt) / 1000))} s`;
  } catch (error) {
    // Any error but the step's own deadline means that the measurement failed.
    if (!/25 seconds/.test(String(error))) throw error;
    return 'an error';
  }
}

const runtime = await loadZapier();
const lines = [
  '| page size | response time | a total, Automatic | a total, Standard | customers over their limit |',
  '| --------- | ------------- | ------------------ | ----------------- | -------------------------- |',
];
for (const pageCap of PAGE_CAPS) {
  for (const latencyMs of LATENCIES_MS) {
    const times = await withSandbox({ companies: COMPANIES, latencyMs, pageCap }, async (address) => {
      const measured: string[] = [];
      for (const step of STEPS) measured.push(await timeStep(runtime, address, step));
      return measured;
    });
    const answer = latencyMs < 1_000 ? `${latencyMs} ms` : `${latencyMs / 1_000} s`;
    const line = `| ${[pageCap.toLocaleString('en-US'), answer, ...times].join(' | ')} |`;
    console.log(line);
    lines.push(line);
  }
}
mkdirSync(dirname(PATH), { recursive: true });
writeFileSync(PATH, `${lines.join('\n')}\n`);
