import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { describe, expect, test } from 'vitest';

import type { Execution } from '../src/executions';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { filledTemplate } from './setup/filled-template';
import { inHtml, readable, readableDay, readableMonth, readableName, rowsOf } from './setup/readable';
import { inDays, LAST_MONTH, sandboxForTest, storedFor, TODAY } from './setup/sandbox';
import { serviceCredential } from './setup/service-credential';
import { session } from './setup/shared-session';
import { type Mail, smtpInbox, type SmtpInbox } from './setup/smtp-inbox';

const BEFORE_LAST = new Date(Date.parse(`${LAST_MONTH}-01`) - 1).toISOString().slice(0, 7);
const OTHER_NUMBERS = 'export-ignores-month';
const DISAGREE = 'Do not invoice: Keepnet contradicts itself';
const ADDRESSES = { fromEmail: 'Billing <billing@reseller.example>', toEmail: 'ann@reseller.example, bob@msp.example' };

/** What the templates have in common: a schedule trigger, started as its Execute button does, and a mail at the end. */
const TEMPLATES = {
  'monthly-billing-total.json': ['Second of the Month', 'Send Total'],
  'renewals-digest.json': ['Schedule', 'Send Digest'],
  'month-over-month.json': ['Second of the Month', 'Send Comparison'],
} as const;

async function run(file: keyof typeof TEMPLATES, server: RunningSandbox, inbox: SmtpInbox): Promise<Execution> {
  const [trigger, send] = TEMPLATES[file];
  const workflow = await filledTemplate(file, await storedFor(server), {
    [send]: { credentials: await serviceCredential(session, 'smtp', inbox.credential), parameters: ADDRESSES },
  });
  const { id } = await createWorkflow(session, workflow);
  return runWorkflow(session, id, trigger);
}

async function mailOf(file: keyof typeof TEMPLATES, server: RunningSandbox): Promise<Mail> {
  const inbox = await smtpInbox();
  const { error } = await run(file, server, inbox);
  expect(error).toBeUndefined();
  const [mail, ...others] = inbox.mails;
  if (!mail) throw new Error('No mail came.');
  expect(others).toEqual([]);
  expect(mail.from).toBe('"Billing" <billing@reseller.example>');
  expect(mail.recipients).toEqual(['ann@reseller.example', 'bob@msp.example']);
  expect(`${mail.text} ${mail.html}`).not.toMatch(/undefined|null|NaN|\[object|\{\{|n8n/);
  return mail;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('monthly-billing-total.json', () => {
  test('mails the total of the month before, and of each reseller', async () => {
    const server = await sandboxForTest();
    const companies = server.sandbox.snapshot({ month: LAST_MONTH });
    const mail = await mailOf('monthly-billing-total.json', server);
    const total = readable(sum(companies.map(({ monthlyUsers }) => monthlyUsers)));
    expect(total).toContain(',');
    expect(mail.subject).toBe(`Keepnet billing ${readableMonth(LAST_MONTH)}: ${total} Monthly Users`);
    const [heading, proof] = mail.text.split(/\n\nBy reseller:\n[^]*\n\n/);
    expect(heading).toBe(
      `Monthly Users in ${readableMonth(LAST_MONTH)}: ${total}\nCompanies: ${readable(companies.length)}`,
    );
    expect(proof).toContain(`Proof: 120 of 120 companies read; counted twice, both ${total}\nChecksum: `);
    const byReseller = Map.groupBy(companies, ({ resellerName }) => resellerName ?? '(None)');
    expect(byReseller.size).toBeGreaterThan(2);
    for (const [name, group] of byReseller) {
      const users = readable(sum(group.map(({ monthlyUsers }) => monthlyUsers)));
      expect(mail.text).toContain(`\n${name}: ${users} Monthly Users, companies: ${readable(group.length)}\n`);
    }
    expect(mail.text.match(/ Monthly Users, companies: /g)).toHaveLength(byReseller.size);
  });

  test.each([
    ['the token is revoked', 'revoked-token:always', 'Keepnet refused the access token'],
    ['the second count comes to something else', OTHER_NUMBERS, DISAGREE],
  ])('mails nothing and fails when %s', async (_name, scenario, sentence) => {
    const inbox = await smtpInbox();
    const execution = await run('monthly-billing-total.json', await sandboxForTest({ scenario }), inbox);
    expect(execution).toMatchObject({ status: 'error', error: { message: expect.stringContaining(sentence) } });
    expect(inbox.mails).toEqual([]);
  });

  test('fails when the mail server refuses the mail', async () => {
    const inbox = await smtpInbox('No such mailbox');
    const { status, error } = await run('monthly-billing-total.json', await sandboxForTest(), inbox);
    expect(status).toBe('error');
    expect(`${error?.message} ${error?.description}`).toContain('No such mailbox');
  });
});

describe('renewals-digest.json', () => {
  test('mails the renewals of 90 days in three groups', async () => {
    const server = await sandboxForTest();
    const { subject, html } = await mailOf('renewals-digest.json', server);
    const due = server.sandbox
      .snapshot()
      .filter(({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= inDays(90));
    const groups = [
      [0, 30],
      [31, 60],
      [61, 90],
    ].map(([from = 0, to = 0]) =>
      due.filter(({ renewalDay }) => renewalDay !== null && renewalDay >= inDays(from) && renewalDay <= inDays(to)),
    );
    expect(due.length).toBeGreaterThan(2);
    expect(subject).toBe(`Keepnet renewals: ${groups[0]?.length} within 30 days, ${due.length} within 90`);
    const [, ...written] = html.split('<h3>');
    expect(written.map((group) => group.split('</h3>')[0])).toEqual([
      `In 0 to 30 days: ${groups[0]?.length}`,
      `In 31 to 60 days: ${groups[1]?.length}`,
      `In 61 to 90 days: ${groups[2]?.length}`,
    ]);
    for (const [index, group] of groups.entries()) {
      const rows = group.map(({ renewalDay, companyName, resellerName, licenseLimit, targetUsers }) =>
        [
          readableDay(String(renewalDay)),
          inHtml(readableName(companyName)),
          inHtml(resellerName ?? '(None)'),
          licenseLimit === null ? 'Unlimited' : readable(licenseLimit),
          readable(targetUsers),
        ].join(' | '),
      );
      const cells = rowsOf(written[index] ?? '').map((row) => row.join(' | '));
      expect(cells.sort()).toEqual(rows.sort());
    }
  });

  test('mails "none" when nothing is up for renewal', async () => {
    const { subject, html } = await mailOf('renewals-digest.json', await sandboxForTest({ companies: 0 }));
    expect(subject).toBe('Keepnet renewals: none within 30 days, none within 90');
    expect(html.match(/: none<\/h3>/g)).toHaveLength(3);
  });
});

describe('month-over-month.json', () => {
  test('mails both totals and the companies beyond the thresholds', async () => {
    const server = await sandboxForTest();
    const { subject, text } = await mailOf('month-over-month.json', server);
    const usersIn = (month: string): Map<string, number> =>
      new Map(server.sandbox.snapshot({ month }).map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
    const [before, now] = [usersIn(BEFORE_LAST), usersIn(LAST_MONTH)];
    const [from, to] = [sum([...before.values()]), sum([...now.values()])];
    const change = `${to > from ? '+' : ''}${readable(to - from)}`;
    const [earlier, later] = [readableMonth(BEFORE_LAST), readableMonth(LAST_MONTH)].map(
      (month) => month.split(' ')[0],
    );
    const exceptions = server.sandbox.snapshot().flatMap(({ companyId, companyName }) => {
      const [was, is] = [before.get(companyId) ?? 0, now.get(companyId) ?? 0];
      const isException = Math.abs(is - was) >= 10 && Math.abs(is - was) * 100 >= was * 20;
      const status = was === 0 ? 'joined' : is === 0 ? 'left' : is > was ? 'grew' : 'shrank';
      return isException
        ? [`${readableName(companyName)}: ${readable(was)} in ${earlier}, ${readable(is)} in ${later} (${status})`]
        : [];
    });
    expect(exceptions.length).toBeGreaterThan(2);
    expect(subject).toBe(
      `Keepnet ${readableMonth(LAST_MONTH)} against ${readableMonth(BEFORE_LAST)}: ${change} Monthly Users, exceptions: ${exceptions.length}`,
    );
    const [totals, list = '', note] = text.split('\n\n');
    expect(totals).toBe(
      `Monthly Users in ${readableMonth(BEFORE_LAST)}: ${readable(from)}\n` +
        `Monthly Users in ${readableMonth(LAST_MONTH)}: ${readable(to)}\nChange: ${change}`,
    );
    const [title, ...lines] = list.split('\n');
    expect(title).toBe(`Companies that joined, left or changed by at least the thresholds: ${exceptions.length}`);
    expect(lines.sort()).toEqual(exceptions.sort());
    expect(note).toBe('Only companies that exist today are counted, in both months.');
  });

  test('mails nothing and fails when the second count comes to something else', async () => {
    const inbox = await smtpInbox();
    const { status, error } = await run(
      'month-over-month.json',
      await sandboxForTest({ scenario: OTHER_NUMBERS }),
      inbox,
    );
    expect(status).toBe('error');
    expect(error?.message).toContain(DISAGREE);
    expect(inbox.mails).toEqual([]);
  });

  test('says so when no company changed that much', async () => {
    const { text, subject } = await mailOf('month-over-month.json', await sandboxForTest({ companies: 0 }));
    expect(subject).toMatch(/: 0 Monthly Users, exceptions: 0$/);
    expect(text).toContain('thresholds: 0\nNone.\n');
  });
});
