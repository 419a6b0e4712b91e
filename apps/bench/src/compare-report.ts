import { createKeepnetClient } from '@keepnet-workflows/core/node';

import { MONTH } from './core-client';
import { median } from './median';
import type { ServerAddress } from './server-address';
import { verdict } from './verdict';
import { withSandbox, type SandboxSize } from './with-sandbox';

const MONTH_BEFORE = '2026-09';
const MAX_RATIO = 1.3;
const MAX_MORE_MS = 3_000;

/** A report to its end: data, mail and the workbook's bytes, of which nothing is kept. */
export async function reportWithCore(address: ServerAddress): Promise<number> {
  const { workbook, customerList, html } = await createKeepnetClient(address).monthlyReport({ month: MONTH });
  let bytes = html.length;
  for (const file of [workbook, customerList]) {
    for await (const chunk of file?.stream ?? []) bytes += chunk.length;
  }
  return bytes;
}

/** The readings that a report is made of, and nothing else. */
async function readMonths(address: ServerAddress): Promise<number> {
  const client = createKeepnetClient(address);
  const before = await client.monthlyUserTotal({ month: MONTH_BEFORE });
  return before.totalMonthlyUsers + (await client.usageLines({ month: MONTH })).totalMonthlyUsers;
}

/** What a report takes against its readings, in turns, as a sentence with its goal. */
export async function compareReport(size: SandboxSize, runs: number): Promise<string> {
  return withSandbox(size, async (address) => {
    const time = async (work: (server: ServerAddress) => Promise<number>): Promise<number> => {
      const startedAt = performance.now();
      await work(address);
      return performance.now() - startedAt;
    };
    await readMonths(address);
    const pairs: (readonly [readings: number, report: number])[] = [];
    for (let run = 0; run < runs; run++) pairs.push([await time(readMonths), await time(reportWithCore)]);
    const readings = median(pairs.map(([ms]) => ms));
    const report = median(pairs.map(([, ms]) => ms));
    const goal = `≤ ${MAX_RATIO}× the readings and ${MAX_MORE_MS / 1000} s`;
    return (
      `Report of ${size.companies.toLocaleString('en-US')} companies with its workbook, median of ${runs}: ` +
      `${report.toFixed(0)} ms, its readings ${readings.toFixed(0)} ms, ${verdict(goal, report <= MAX_RATIO * readings + MAX_MORE_MS)}`
    );
  });
}
