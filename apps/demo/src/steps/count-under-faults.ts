import type { MonthlyUserTotal } from '@keepnet-workflows/core';
import { createKeepnetClient } from '@keepnet-workflows/core/node';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatCount, formatNumber } from '../format-number';
import { paint } from '../paint';
import { summarizeJournal } from '../summarize-journal';

const RETRY_AFTER_SECONDS = 1;
/** Small, so that there is a middle of the scan to be hit. */
const PAGE_SIZE = 250;
/** Clocks and timers round to milliseconds. */
const TOLERANCE_MS = 20;

/** Counts the same month once more, by a new client, while the server takes its token away and asks it to slow down. */
export async function countUnderFaults(context: DemoContext, expected: MonthlyUserTotal): Promise<void> {
  const { server, report, signal } = context;
  const { month } = DEMO_SETTING;
  const { sandbox, url: baseUrl, clientId, clientSecret } = server;
  report.chapter('The same count on a bad day');
  report.line('In the middle of the reading, the sandbox revokes the token. Later it answers');
  report.line(`"429 Too Many Requests, come back in ${formatCount(RETRY_AFTER_SECONDS, 'second', 'seconds')}".`);
  report.line();

  const lastEntry = sandbox.journal.list().at(-1)?.id ?? 0;
  sandbox.setScenario(`revoked-token:at=4,rate-limit-seconds:${RETRY_AFTER_SECONDS}:at=10`);
  const client = createKeepnetClient({ baseUrl, clientId, clientSecret, pageSize: PAGE_SIZE, signal });
  const total = await client.monthlyUserTotal({ month });
  sandbox.setScenario('none');

  const seen = summarizeJournal(sandbox.journal.list(lastEntry), PAGE_SIZE);
  report.line('What the sandbox saw:');
  report.table(
    [{ title: '' }, { title: '', align: 'right' }, { title: '' }],
    [
      ['Pages read', String(seen.pages), `of ${PAGE_SIZE} companies`],
      ['Token refused (401)', String(seen.refusedTokens), 'requests in flight with the revoked token'],
      ['Token requests', String(seen.tokenRequests), 'one at the start, one after the revocation'],
      ['Slow down (429)', String(seen.rateLimits), `repeated after ${(seen.shortestWaitMs / 1000).toFixed(1)} s`],
    ],
  );
  report.line();
  report.line(
    `${paint('bold', `${formatNumber(total.totalMonthlyUsers)} Monthly Users`)} in ` +
      `${formatNumber(total.companyCount)} companies`,
  );
  report.check('Both faults happened', seen.refusedTokens > 0 && seen.rateLimits === 1);
  report.check('Only one new token was requested, however many requests were refused', seen.tokenRequests === 2);
  report.check(
    'The wait that the server requested was observed',
    seen.shortestWaitMs >= RETRY_AFTER_SECONDS * 1000 - TOLERANCE_MS,
  );
  report.check('The total is the same number as above', total.totalMonthlyUsers === expected.totalMonthlyUsers);
  report.check(
    'Every company has the same number (same fingerprint)',
    total.completeness.digest === expected.completeness.digest,
  );
}
