import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { describe, expect, test } from 'vitest';

import { createWorkflow, runWorkflow } from '../src/workflows';
import { filledTemplate } from './setup/filled-template';
import { inHtml, readable, readableDay, readableName, rowsOf } from './setup/readable';
import { inDays, sandboxForTest, storedFor, TODAY } from './setup/sandbox';
import { serviceCredential } from './setup/service-credential';
import { session } from './setup/shared-session';
import { type Mail, smtpInbox } from './setup/smtp-inbox';

const ADDRESSES = { fromEmail: 'Billing <billing@reseller.example>', toEmail: 'ann@reseller.example, bob@msp.example' };

async function mailOf(server: RunningSandbox): Promise<Mail> {
  const inbox = await smtpInbox();
  const workflow = await filledTemplate('renewals-digest.json', await storedFor(server), {
    'Send Digest': { credentials: await serviceCredential(session, 'smtp', inbox.credential), parameters: ADDRESSES },
  });
  const { id } = await createWorkflow(session, workflow);
  const { error } = await runWorkflow(session, id, 'Schedule');
  expect(error).toBeUndefined();
  const [mail, ...others] = inbox.mails;
  if (!mail) throw new Error('No mail came.');
  expect(others).toEqual([]);
  expect(mail.from).toBe('"Billing" <billing@reseller.example>');
  expect(mail.recipients).toEqual(['ann@reseller.example', 'bob@msp.example']);
  expect(`${mail.text} ${mail.html}`).not.toMatch(/undefined|null|NaN|\[object|\{\{|n8n/);
  return mail;
}

describe('renewals-digest.json', () => {
  test('mails the renewals of 90 days in three groups', async () => {
    const server = await sandboxForTest();
    const { subject, html } = await mailOf(server);
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
    const { subject, html } = await mailOf(await sandboxForTest({ companies: 0 }));
    expect(subject).toBe('Keepnet renewals: none within 30 days, none within 90');
    expect(html.match(/: none<\/h3>/g)).toHaveLength(3);
  });
});
