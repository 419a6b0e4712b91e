import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ACCOUNTING, booked } from './setup/accounting';
import { billedMonth } from './setup/billed-month';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';

// 500 take minutes: the guide's figures come from such a run.
const COUNT = Number(process.env['KEEPNET_CUSTOMERS'] ?? 100);

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['quickbooks.api.intuit.com']);
});
afterAll(() => n8n.stop());

/** The most memory that n8n has had, in MB. */
async function peakMemory(): Promise<number> {
  const status = await readFile(`/proc/${n8n.pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}

test('all customers are billed in one run', async ({ annotate }) => {
  const accounts = n8n.use(ACCOUNTING.quickbooks.open());
  const customers = Array.from({ length: COUNT }, (_, index) => ({
    companyName: `Customer ${index + 1}`,
    monthlyUsers: index + 1,
  }));
  const month = await billedMonth(n8n, 'quickbooks', { customers });
  const before = await peakMemory();
  const start = Date.now();
  const { report } = await month.bill();
  const seconds = Math.round((Date.now() - start) / 1000);
  await annotate(
    `${COUNT} customers: ${seconds} s; n8n's memory at most ${await peakMemory()} MB, before ${before} MB`,
  );

  expect(report.subject).toContain(`${COUNT} done, 0 failed, 0 to check`);
  const documents = booked(accounts);
  expect(documents.map(({ customer }) => Number(customer)).toSorted((a, b) => a - b)).toEqual(
    customers.map((_, index) => index + 1),
  );
  // Whole cents, rounded half up, reckoned in ten-thousandths.
  const due = customers.map(({ monthlyUsers }) => Math.floor((monthlyUsers * 12_345 + 50) / 100));
  expect(documents.reduce((sum, { cents }) => sum + cents, 0)).toBe(due.reduce((sum, cents) => sum + cents, 0));
}, 420_000);
