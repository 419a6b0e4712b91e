import { describe, expect, test } from 'vitest';

import { sandboxWith, TODAY } from '../harness/sandbox';
import { daysAhead, mailOf, rowsOf } from './composed-mail';
import { runTemplate } from './run-template';

describe('the mail of a template stays true when a user changes a field', () => {
  test.each([
    [20, ['In 0 to 20 days'], 'none within 20 days'],
    [45, ['In 0 to 30 days', 'In 31 to 45 days'], 'none within 30 days, none within 45'],
  ])('renewals-digest.json says what Days says, %s, and mails "none"', async (days, titles, counted) => {
    const { credentials } = await sandboxWith({ companies: 0 });
    const run = await runTemplate('renewals-digest.json', credentials, 'UTC', { 'Get Renewals': { days } });
    const { subject, text } = mailOf(run, 'Send Digest');
    expect(subject).toBe(`Keepnet renewals: ${counted}`);
    expect([...text.matchAll(/<h3>(.*): none<\/h3>/g)].map(([, title]) => title)).toEqual(titles);
  });

  test.each([
    ['over-limit-true-up.json', 'Get Over Limit', 'Send List'],
    ['renewals-digest.json', 'Get Renewals', 'Send Digest'],
  ])('%s takes nothing for none when it cannot read the rows', async (file, list, send) => {
    const { credentials } = await sandboxWith();
    const { asked, ...run } = await runTemplate(file, credentials, 'UTC', { [list]: { simplify: false } });
    const mail = mailOf({ asked, ...run }, send);
    expect(mail.subject).toContain('the list could not be read');
    expect(mail.text).toContain('Turn on Simplify');
    expect(mail.text).not.toMatch(/none/i);
    expect(asked.map(({ node }) => node)).not.toContain('Write True-Up Sheet');
  });

  test('over-limit-true-up.json says so when Limit cut the list', async () => {
    const { server, credentials } = await sandboxWith();
    const changes = { 'Get Over Limit': { returnAll: false, limit: 2 } };
    const { subject, text } = mailOf(
      await runTemplate('over-limit-true-up.json', credentials, 'UTC', changes),
      'Send List',
    );
    const all = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit).length;
    expect(all).toBeGreaterThan(2);
    expect(subject).toContain(`: ${all} customers over the license limit`);
    expect(text).toContain(`License Limit: <b>${all}</b>. Excess users of the 2 that are listed: <b>`);
  });

  test('renewals-digest.json says so when Limit cut the list, and counts no group', async () => {
    const { server, credentials } = await sandboxWith();
    const changes = { 'Get Renewals': { returnAll: false, limit: 2 } };
    const { subject, text } = mailOf(
      await runTemplate('renewals-digest.json', credentials, 'UTC', changes),
      'Send Digest',
    );
    const all = server.sandbox
      .snapshot()
      .filter(({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= daysAhead(90)).length;
    expect(subject).toBe(`Keepnet renewals: ${all} within 90 days`);
    expect(text).toContain(`<p>The first 2 of ${all}.</p>`);
    expect(rowsOf(text)).toHaveLength(2);
    expect(text).not.toMatch(/days: |none/);
  });

  test('renewals-digest.json claims nothing that an expression decides elsewhere', async () => {
    const { credentials } = await sandboxWith({ companies: 0 });
    const options = { asOf: '={{ $now.toISO() }}', timeZone: '={{ "UTC" }}' };
    const changes = { 'Get Renewals': { days: '={{ 10 + 10 }}', options } };
    const { subject, text } = mailOf(
      await runTemplate('renewals-digest.json', credentials, 'UTC', changes),
      'Send Digest',
    );
    expect(subject).toBe('Keepnet renewals: none');
    expect(text).toContain('<h2>Renewals</h2>');
    expect(text).toContain('<h3>None</h3>');
    expect(text).not.toMatch(/Invalid|days/);
  });

  test('renewals-digest.json is dated as its options say', async () => {
    const { credentials } = await sandboxWith();
    const options = { asOf: '2026-12-24T00:00:00', timeZone: 'Asia/Tokyo' };
    const run = await runTemplate('renewals-digest.json', credentials, 'UTC', { 'Get Renewals': { options } });
    expect(mailOf(run, 'Send Digest').text).toContain('<h2>Renewals as of 24 December 2026</h2>');
    const [first] = run.itemsOf('Get Renewals');
    expect(Date.parse(`${rowsOf(mailOf(run, 'Send Digest').text)[0]?.[0]} UTC`)).toBe(
      Date.parse('2026-12-24') + Number(first?.json['daysUntilRenewal']) * 86_400_000,
    );
  });
});
