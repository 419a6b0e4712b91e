import { createKeepnetClient } from '@keepnet-workflows/core/node';
import { startSandbox } from '@keepnet-workflows/sandbox';

import type { DemoContext } from './demo-context';
import { DEMO_SETTING } from './demo-setting';
import { formatNumber } from './format-number';
import { paint } from './paint';
import { createReport, type Report } from './report';
import { connect } from './steps/connect';
import { countMonth } from './steps/count-month';
import { countUnderFaults } from './steps/count-under-faults';
import { invoiceCustomers } from './steps/invoice-customers';
import { listCompanies } from './steps/list-companies';
import { showChange } from './steps/show-change';
import { showZapier } from './steps/show-zapier';
import { writeFiles } from './steps/write-files';
import { writeReport } from './steps/write-report';

export interface DemoOptions {
  readonly write: (text: string) => void;
  /** Where the files go. */
  readonly folder: string;
  /** Ends everything under way; the demo then rejects with its reason. */
  readonly signal: AbortSignal;
  /** What is wrong with the sandbox from the start. Default: nothing. */
  readonly scenario?: string;
}

/**
 * The whole demo, from starting the sandbox to stopping it.
 *
 * @returns whether every check held.
 * @throws KeepnetError when there is an error instead of a number.
 */
export async function runDemo({ write, folder, signal, scenario = 'none' }: DemoOptions): Promise<boolean> {
  const { companies, seed, today } = DEMO_SETTING;
  const startedAt = performance.now();
  const server = await startSandbox({ companies, seed, today, scenario });
  try {
    const report = createReport(write);
    const { url: baseUrl, clientId, clientSecret } = server;
    const onWarning = (warning: string): void => report.line(paint('yellow', warning));
    const client = createKeepnetClient({ baseUrl, clientId, clientSecret, signal, onWarning });
    write(`\n${paint('bold', 'Keepnet Workflows: one billing run, from the connection to the files')}\n\n`);
    report.line(
      `A sandbox on this machine plays Keepnet, with ${formatNumber(companies)} made-up companies, on ${today}.`,
    );
    report.line("@keepnet-workflows/core computes every number below from the sandbox's responses.");
    await tellStory({ client, server, report, folder, signal });
    return conclude(report, (performance.now() - startedAt) / 1000);
  } finally {
    await server.close();
  }
}

async function tellStory(context: DemoContext): Promise<void> {
  await connect(context);
  const total = await countMonth(context);
  await invoiceCustomers(context, total);
  const lists = await listCompanies(context);
  const comparison = await showChange(context, total);
  await writeFiles(context, { total, lists, comparison });
  await writeReport(context, total);
  await showZapier(context, total);
  await countUnderFaults(context, total);
}

function conclude({ broken, checkCount, line }: Report, seconds: number): boolean {
  line();
  if (broken.length === 0) {
    line(paint(['bold', 'green'], `All ${checkCount} checks hold.`) + ` The demo took ${seconds.toFixed(1)} s.`);
    return true;
  }
  line(
    paint(['bold', 'red'], `${broken.length} of ${checkCount} checks ${broken.length === 1 ? 'does' : 'do'} not hold:`),
  );
  for (const claim of broken) line(`${paint('red', '✗')} ${claim}`);
  return false;
}
