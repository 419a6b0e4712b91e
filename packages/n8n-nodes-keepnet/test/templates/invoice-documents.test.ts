import { runInNewContext } from 'node:vm';

import { describe, expect, test } from 'vitest';

import { readTemplate } from './template';

interface Line {
  readonly documentKey: string;
  readonly documentType: string;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly companyId: string;
  readonly companyName: string;
  readonly customerRef: string;
  readonly month: string;
  readonly monthlyUsers: number | null;
  readonly periodEnd: string;
  readonly description: string;
  readonly quantity: number | null;
  readonly unitPrice: string | null;
  readonly amount: string | null;
  readonly currency: string;
  readonly itemCode: string | null;
  readonly accountCode: string | null;
  readonly taxCode: string | null;
}

const LINE: Line = {
  documentKey: 'keepnet:a1:invoice:2026-10:0',
  documentType: 'invoice',
  status: 'ready',
  reasons: [],
  companyId: 'a1',
  companyName: 'Acme',
  customerRef: 'C-1',
  month: '2026-10',
  monthlyUsers: 12,
  periodEnd: '2026-10-31',
  description: 'Monthly users',
  quantity: 12,
  unitPrice: '1.2345',
  amount: '14.81',
  currency: 'EUR',
  itemCode: null,
  accountCode: null,
  taxCode: null,
};

/** What the code of a node makes of invoice lines. */
function run(file: string, node: string, lines: readonly Partial<Line>[]): Record<string, never>[] {
  const code = readTemplate(file).nodes.find(({ name }) => name === node)?.parameters['jsCode'];
  const items = lines.map((line) => ({ json: { ...LINE, ...line } }));
  const others = {
    'Get Invoice Lines': items,
    'Find Xero Organization': [{ json: { tenantName: 'Ours' } }],
    'QuickBooks Company': [{ json: { companyId: '9130' } }],
  };
  const globals = {
    $input: { all: () => items },
    $: (name: keyof typeof others) => ({ all: () => others[name], first: () => others[name][0] }),
  };
  const made = runInNewContext(`(() => { ${String(code)} })()`, globals) as { json: Record<string, never> }[];
  return structuredClone(made).map(({ json }) => json);
}

const FILES = { xero: 'monthly-invoices-xero.json', quickbooks: 'monthly-invoices-quickbooks.json' };

describe.each(Object.values(FILES))('%s', (file) => {
  const messageOf = (lines: readonly Partial<Line>[]): string => String(run(file, 'Summarize', lines)[0]?.['message']);

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
    const head = ['Company', 'Users', 'Amount', 'Note', ''];
    expect(rows).toEqual([
      head,
      ['Ready', '12', 'EUR 1,000.10', 'over its License Limit', ''],
      ['Back', '-3', 'EUR -4.50', 'correction of what was billed', ''],
      head,
      [
        ...['Jumped', '12', 'EUR 14.81'],
        ...['Monthly Users jumped against the month before, no reference in the table Keepnet customers', ''],
      ],
      ['Gone', '', '', 'was billed, and is not in Keepnet any more', ''],
    ]);
    const text = message.replace(/<[^>]*>/g, '\n');
    for (const part of ['To be created: 2', 'Held back: 2', 'Nothing to bill: 1', 'Billed already and unchanged: 1']) {
      expect(text.split('\n')).toContain(part);
    }
    expect(message).toContain('October 2026: ');
    expect(message).toContain('Invoices: <b>1</b>, EUR 1,000.10<br/>');
    expect(message).toMatch(/Credit (notes|memos): <b>1<\/b>, EUR -4\.50<br\/>/);
    expect(message).toContain('Together: <b>EUR 995.60</b>, without tax');
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

  test('prepares only what is ready or restated', () => {
    const statuses = ['ready', 'restated', 'review', 'zero', 'unchanged', 'vanished'];
    const prepared = run(
      file,
      'Prepare Documents',
      statuses.map((status) => ({ status })),
    );
    expect(prepared.map(({ status }) => status)).toEqual(['ready', 'restated']);
  });
});

const TIERED = { unitPrice: null, quantity: 250, amount: '199.90' };
const CREDIT = { documentType: 'creditNote', status: 'restated', quantity: -3, unitPrice: '1.5', amount: '-4.50' };
const CODES = { itemCode: '7', accountCode: '200', taxCode: 'OUTPUT' };

test.each([
  ['quantity and price', {}, { Quantity: 12, UnitAmount: 1.2345, LineAmount: 14.81 }, 'Invoices'],
  ['one amount with tiers', TIERED, { Quantity: 1, UnitAmount: 199.9, LineAmount: 199.9 }, 'Invoices'],
  ['one amount for a price of five digits', { unitPrice: '1.23456' }, { Quantity: 1, UnitAmount: 14.81 }, 'Invoices'],
  ['a credit note of positive numbers', CREDIT, { Quantity: 3, UnitAmount: 1.5, LineAmount: 4.5 }, 'CreditNotes'],
  ['the codes', CODES, { ItemCode: '7', AccountCode: '200', TaxType: 'OUTPUT' }, 'Invoices'],
])('Xero gets %s', (_name, line, expected, list) => {
  const [{ body } = {}] = run(FILES.xero, 'Prepare Documents', [line]);
  expect(body).toMatchObject({
    [list]: [
      {
        Type: list === 'Invoices' ? 'ACCREC' : 'ACCRECCREDIT',
        Status: 'DRAFT',
        Contact: { ContactID: 'C-1' },
        Date: '2026-10-31',
        Reference: LINE.documentKey,
        CurrencyCode: 'EUR',
        LineAmountTypes: 'Exclusive',
        LineItems: [expected],
      },
    ],
  });
});

test.each([
  ['quantity and price', {}, 14.81, { Qty: 12, UnitPrice: 1.2345 }, 'Invoice'],
  ['one amount with tiers', TIERED, 199.9, { Qty: 1, UnitPrice: 199.9 }, 'Invoice'],
  ['a credit memo of positive numbers', CREDIT, 4.5, { Qty: 3, UnitPrice: 1.5 }, 'CreditMemo'],
  ['the codes', CODES, 14.81, { ItemRef: { value: '7' }, TaxCodeRef: { value: 'OUTPUT' } }, 'Invoice'],
])('QuickBooks gets %s', (_name, line, Amount, detail, list) => {
  const [prepared] = run(FILES.quickbooks, 'Prepare Documents', [line]);
  expect(prepared).toMatchObject({
    list,
    document: {
      TxnDate: '2026-10-31',
      CustomerRef: { value: 'C-1' },
      CurrencyRef: { value: 'EUR' },
      PrivateNote: LINE.documentKey,
      Line: [{ DetailType: 'SalesItemLineDetail', Amount, SalesItemLineDetail: detail }],
    },
  });
});
