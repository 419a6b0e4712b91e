import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { ACCOUNTING, booked, type Service } from './setup/accounting';
import { decide } from './setup/approval';
import { billedMonth } from './setup/billed-month';
import { DataTables } from './setup/data-tables';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';

const SERVICES = Object.keys(ACCOUNTING) as Service[];

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['api.xero.com', 'quickbooks.api.intuit.com']);
});
beforeEach(() => new DataTables(() => n8n.session).removeAll());
afterAll(() => n8n.stop());

test.each(['remembered', 'forgotten'])(
  'one invoice each when n8n is killed between invoice and ledger, tokens %s',
  async (tokens) => {
    const billed = [];
    for (const service of SERVICES) {
      const accounts = n8n.use(ACCOUNTING[service].open());
      const month = await billedMonth(n8n, service);
      const hold = accounts.documents.holdOnce(`"${month.references[2]}"`);
      const { form } = await month.ask();
      await decide(form, ACCOUNTING[service].yes);
      await hold.arrived;
      billed.push({ service, accounts, month, hold });
    }
    await n8n.kill();
    for (const { accounts, hold } of billed) {
      hold.release();
      if (tokens === 'forgotten') accounts.documents.forgetTokens();
      expect(booked(accounts).length).toBeGreaterThan(0);
    }
    await n8n.start();

    for (const { service, accounts, month } of billed) {
      const inLedger = await month.tables.rows(ACCOUNTING[service].ledger);
      expect(inLedger).toHaveLength(booked(accounts).length - 1);
      expect((await month.bill()).report.subject).toContain(`${4 - inLedger.length} done, 0 failed, 0 to check`);
      expect(booked(accounts).map(({ customer }) => customer)).toEqual(month.references);
      expect(await month.tables.rows(ACCOUNTING[service].ledger)).toHaveLength(4);
    }
  },
  300_000,
);

test('an approval survives that n8n is killed, and silence is no approval', async () => {
  const xero = n8n.use(ACCOUNTING.xero.open());
  const quickbooks = n8n.use(ACCOUNTING.quickbooks.open());
  const answered = await billedMonth(n8n, 'xero');
  const unanswered = await billedMonth(n8n, 'quickbooks', { waitFor: { resumeAmount: 0.1, resumeUnit: 'minutes' } });
  const question = await answered.ask();
  const silence = await unanswered.ask();
  await n8n.kill();
  await n8n.start();

  await decide(question.form, ACCOUNTING.xero.yes);
  expect((await answered.end(question.executionId)).report.subject).toContain('4 done');
  expect(booked(xero).map(({ customer }) => customer)).toEqual(answered.references);

  const { report } = await unanswered.end(silence.executionId);
  expect(report.text).toContain('Nothing was created: nobody answered in time.');
  expect(quickbooks.documents.attempts).toBe(0);
}, 300_000);
