import { expect, test } from 'vitest';
import { manyBefore, manyLines, reportReadings, usageLine } from '../../test/support/report-readings';
import { byteLength } from './html';
import { monthlyMail } from './mail';
import { reportData, type ReportReadings } from './report-data';

const mailOf = (...readings: Parameters<typeof reportReadings>) => monthlyMail(reportData(reportReadings(...readings)));

test('says the month, its total, its change, and whose they are', () => {
  const lines = [usageLine('a', 1234)];
  const { subject, html, text } = mailOf(lines, { a: 1000 });
  expect(subject).toBe('Keepnet report, October 2026: 1,234 Monthly Users (+23.4%)');
  expect(text).toContain('Monthly Users: 1,234 (+234 from 1,000 in September 2026, +23.4%)');
  expect(html).toContain('+234 from 1,000 in September 2026');
  for (const mail of [html, text]) expect(mail).toContain('those removed since are in neither month');
  const first = mailOf(lines, undefined);
  expect(first.subject).toBe('Keepnet report, October 2026: 1,234 Monthly Users');
  expect(first.text).not.toContain('neither month');
  const open = mailOf(lines, { a: 0 }, { monthClosed: false });
  expect(open.subject).toBe('Keepnet report, October 2026, so far: 1,234 Monthly Users');
});

test.each([
  [2_500, 'Müşteri'],
  [20_000, 'Müşteri'],
  [2_500, '東京サイバー防衛株式会社'.repeat(12)],
  [2_500, '"\'<&>'.repeat(30)],
  [2_500, '👩‍👩‍👧‍👦'.repeat(60)],
])('returns less than 70 KB for %i customers, whatever their names are', (count, name) => {
  const lines = manyLines(count, name);
  const months = Array.from({ length: 12 }, (_, index) => {
    return { month: `2026-${String((index % 10) + 1).padStart(2, '0')}`, totalMonthlyUsers: 1, countedTwice: true };
  });
  const { html, text } = mailOf(lines, manyBefore(lines), { months });
  expect(byteLength(html)).toBeLessThanOrEqual(70_000);
  expect(text.length).toBeLessThan(70_000);
  for (const title of ['Over the License Limit', 'Expired and still used', 'Joined', 'Left', 'Grew most', 'Renewals']) {
    expect(html).toContain(title);
    expect(text).toContain(title.toUpperCase());
  }
});

test('holds ten rows of a list and twenty resellers for 2,500 customers with common names', () => {
  const lines = manyLines(2_500);
  const { html } = mailOf(lines, manyBefore(lines));
  for (const words of ['The first 10 of', '21 others']) expect(html).toContain(words);
});

test('escapes names, and makes them one line that turns nothing around and has no half characters', () => {
  const hostile = '<img src=x onerror=alert(1)>\r\nBcc: a@b\u202e & "Co"\ud83d';
  const line = usageLine('a', 5, { companyName: hostile, resellerName: hostile, numberOfUsers: '1' });
  const { html, text, subject } = mailOf([line], { a: 0 });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; Bcc: a@b &amp; &quot;Co&quot;');
  expect(text).toContain('- <img src=x onerror=alert(1)> Bcc: a@b & "Co"');
  expect(`${html}${text}${subject}`).not.toMatch(/\u202e|\r|\p{Surrogate}/u);
});

const amounts: ReportReadings['amounts'] = {
  currency: 'EUR',
  perStatus: [
    { status: 'ready', count: 2, amount: '1804312.45' },
    { status: 'review', count: 1, amount: '-20.00' },
  ],
  heldBack: [{ companyId: 'b', companyName: 'Beacon', amount: '-20.00', reasons: ['jump', 'overLimit'] }],
};

test('says the same in HTML and in plain text', () => {
  const lines = [usageLine('a', 5, { companyName: 'Alder', numberOfUsers: '1' }), usageLine('b', 0)];
  const { html, text } = mailOf(lines, { a: 2, b: 3 }, { amounts });
  for (const mail of [html, text]) {
    for (const said of ['1,804,312.45 EUR', '-20.00 EUR', 'Held back', 'a jump in Monthly Users', 'Alder', '+49']) {
      expect(mail.toLowerCase()).toContain(said.toLowerCase());
    }
    expect(mail).toContain('0123456789abcdef');
  }
});

test('says from where on a change is a jump, wherever one holds a line back', () => {
  const thresholds = { jumpUsers: 1500, jumpPercent: 12.5 };
  const { html, text } = mailOf([usageLine('b', 5)], { b: 2 }, { amounts: { ...amounts, thresholds } });
  const said = 'a jump in Monthly Users (at least 1,500 and 12.5%), over its License Limit';
  for (const mail of [html, text]) expect(mail.split(said)).toHaveLength(3);
});

test('says that nothing needs attention, and leaves out lists without rows', () => {
  const { html, text } = mailOf([usageLine('a', 5, { licenseEndDate: '2029-01-01' })], { a: 5 });
  expect(html).toContain('Nothing this month.');
  expect(text).toContain('NEEDS ATTENTION\nNothing this month.');
  expect(html).not.toContain('Over the License Limit');
  expect(html).not.toContain('Renewals in');
});

test('is a mail without customers, too', () => {
  const { html, subject } = mailOf([], {});
  expect(subject).toBe('Keepnet report, October 2026: 0 Monthly Users');
  expect(html).toContain('There are no customers.');
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
});
