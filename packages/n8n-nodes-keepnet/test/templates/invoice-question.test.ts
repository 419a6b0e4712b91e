import { describe, expect, test } from 'vitest';

import { FILES, LINE, type Line, parametersOf, runCode, SETTINGS } from './invoice-nodes';

/** Each with a reference of its own. */
const named = (lines: readonly Partial<Line>[]): Partial<Line>[] =>
  lines.map((line, index) => ({ customerRef: `R-${index}`, ...line }));

describe.each(Object.values(FILES))('%s', (file) => {
  const messageOf = (lines: readonly Partial<Line>[]): string =>
    String(runCode(file, 'Summarize', named(lines))[0]?.['message']);

  test('asks about what is ready and restated, and says why the rest is held back', () => {
    const message = messageOf([
      { companyName: 'Ready', amount: '1000.10', reasons: ['overLimit'] },
      { companyName: 'No difference', status: 'restated', amount: '0.00' },
      { companyName: 'Back', status: 'restated', documentType: 'creditNote', quantity: -3, amount: '-4.50' },
      { companyName: 'Jumped', status: 'review', reasons: ['jump', 'unmapped'] },
      { companyName: 'Gone', status: 'vanished', quantity: null, monthlyUsers: null, amount: null },
      { companyName: 'Same', status: 'unchanged', amount: '0.00' },
      { companyName: 'Idle', status: 'zero', amount: '0.00' },
    ]);
    const rows = [...message.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      row.split(/<\/t[dh]>/).map((cell) => cell.replace(/<[^>]*>/g, '')),
    );
    const head = ['Customer', 'Users', 'Amount', 'Note', ''];
    expect(rows).toEqual([
      head,
      ['Ready', '12', 'EUR 1,000.10', 'over its License Limit', ''],
      ['Back', '-3', 'EUR -4.50', 'correction of what was billed', ''],
      head,
      [
        ...['Jumped', '12', 'EUR 14.81'],
        ...[
          'many more or fewer Monthly Users than in the month before, no reference in the table Keepnet customers',
          '',
        ],
      ],
      ['Gone', '', '', 'was billed but is no longer in Keepnet', ''],
    ]);
    const text = message.replace(/<[^>]*>/g, '\n');
    for (const part of ['To be created: 2', 'Held back: 2', 'Nothing to bill: 2', 'Already billed, unchanged: 1']) {
      expect(text.split('\n')).toContain(part);
    }
    expect(message).toContain('October 2026: ');
    expect(message).toContain('Invoices: <b>1</b>, EUR 1,000.10<br/>');
    expect(message).toMatch(/Credit (notes|memos): <b>1<\/b>, EUR -4\.50<br\/>/);
    expect(message).toContain('Total: <b>EUR 995.60</b>, before tax');
  });

  test('lets no name begin a line, turn the text or open a tag', () => {
    const marks = ['\n', '\r', '\u2028', '\u0085', '\u202e', '<b>', '&lt;b&gt;', '<br>', '\u001b[2J'];
    const names = marks.map((mark, index) => `Evil ${index}${mark}Held back: 0${mark}`);
    const message = messageOf(names.map((companyName) => ({ companyName })));
    const harmless = messageOf(names.map((_, index) => ({ companyName: `Evil ${index}` })));
    const skeleton = (html: string): string => html.replace(/Evil [^<&>]*/g, 'Evil');
    expect(skeleton(message)).toBe(skeleton(harmless));
    expect(message).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e](?<!\n)/u);
    expect(messageOf([{ companyName: '\u200b' }])).toContain('>a1</td>');
  });

  test('has a short mail and a form with everything', () => {
    const names = Array.from({ length: 60 }, (_, index) => `Customer ${index}`);
    const [{ message, form } = {}] = runCode(file, 'Summarize', named(names.map((companyName) => ({ companyName }))));
    const shown = (html: unknown): string[] => names.filter((name) => String(html).includes(`>${name}</td>`));
    expect(shown(message)).toEqual(names.slice(0, 50));
    expect(message).toContain('<p>and 10 more: see the form</p>');
    expect(shown(form)).toEqual(names);
    expect(form).not.toContain('more, which');
    expect(parametersOf(file, 'Ask for Approval')).toMatchObject({
      options: { responseFormDescription: '={{ $json.form }}' },
    });
  });

  test('says which customers have the same reference', () => {
    const message = messageOf([
      { companyName: 'Acme', customerRef: 'C-1' },
      { companyName: 'Acme again', customerRef: 'C-1' },
      { companyName: 'Other', customerRef: 'C-2' },
      { companyName: 'Nobody', status: 'review', reasons: ['unmapped'], customerRef: null },
      { companyName: 'Unknown', status: 'review', reasons: ['unmapped'], customerRef: null },
    ]);
    expect(message.match(/another customer has the same reference/g)).toHaveLength(2);
  });

  test('asks nothing when Keepnet gave no customers', () => {
    expect(() => runCode(file, 'Summarize', [], { 'Get Invoice Lines': [{}] })).toThrow(
      'Nothing was sent for approval and nothing was created: Keepnet gave no customers.',
    );
  });

  test('holds a correction back whose difference is not one of users alone', () => {
    expect(parametersOf(file, 'Get Invoice Lines')['options']).toMatchObject({
      holdBack: ['unmapped', 'jump', 'left', 'remapped', 'repriced', 'limitChanged'],
    });
  });
});

const { Preferences } = SETTINGS;
const DOLLARS = { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } };

test.each([
  [
    'connected to 2 organizations',
    FILES.xero,
    { 'Find Xero Organization': [{ tenantName: 'Ours' }, { tenantName: 'Other' }] },
  ],
  ['has no company ID', FILES.quickbooks, { 'QuickBooks Company': [{ companyId: '' }] }],
  [
    'did not give its settings: Forbidden',
    FILES.quickbooks,
    { 'Read QuickBooks Settings': [{ error: { message: 'Forbidden' } }] },
  ],
  [
    'Custom transaction numbers are off',
    FILES.quickbooks,
    {
      'Read QuickBooks Settings': [{ Preferences: { ...Preferences, SalesFormsPrefs: { CustomTxnNumbers: false } } }],
    },
  ],
  [
    'your prices are in EUR, and QuickBooks is in USD',
    FILES.quickbooks,
    { 'Read QuickBooks Settings': [{ Preferences: { ...Preferences, CurrencyPrefs: DOLLARS } }] },
  ],
])('asks nothing: %s', (message, file, changed) => {
  expect(() => runCode(file, 'Summarize', [LINE], changed)).toThrow(
    'Nothing was sent for approval and nothing was created: ',
  );
  expect(() => runCode(file, 'Summarize', [LINE], changed)).toThrow(message);
});
