import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { FILES, LINE, parametersOf, runCode } from './invoice-nodes';

test.each(Object.values(FILES))('%s prepares only what is ready or restated', (file) => {
  const statuses = ['ready', 'restated', 'review', 'zero', 'unchanged', 'vanished'];
  const prepared = runCode(
    file,
    'Prepare Documents',
    statuses.map((status) => ({ status })),
  );
  expect(prepared.map(({ status }) => status)).toEqual(['ready', 'restated']);
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
  const [{ body } = {}] = runCode(FILES.xero, 'Prepare Documents', [line]);
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
  const [prepared] = runCode(FILES.quickbooks, 'Prepare Documents', [line]);
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

/** What the ledger says of an answer of the service. */
function rowOf(file: string, answer: object): { status: unknown; documentId: unknown } {
  const { columns } = parametersOf(file, 'Write Ledger') as {
    columns: { value: Record<'status' | 'documentId', string> };
  };
  const item = { json: { ...LINE, documentType: 'invoice', amount: '14.81', docNumber: 'KN2610-1' } };
  const globals = { $json: answer, $: () => ({ item }) };
  const valueOf = (expression: string): unknown => runInNewContext(expression.replace(/^=\{\{|\}\}$/g, ''), globals);
  return { status: valueOf(columns.value.status), documentId: valueOf(columns.value.documentId) };
}

const IN_XERO = {
  InvoiceID: 'x-1',
  Status: 'DRAFT',
  SubTotal: 14.81,
  CurrencyCode: 'EUR',
  Contact: { ContactID: 'c-1' },
};
const GONE = { ...IN_XERO, InvoiceID: 'x-0', Status: 'VOIDED' };
test.each([
  ['done', 'x-1', { Invoices: [IN_XERO] }],
  ['done', 'x-1', { Invoices: [GONE, IN_XERO] }],
  ['check', 'x-1', { Invoices: [IN_XERO, { ...IN_XERO, InvoiceID: 'x-2' }] }],
  ['check', 'x-1', { CreditNotes: [{ ...IN_XERO, CreditNoteID: 'x-1' }] }],
  ['check', 'x-1', { Invoices: [{ ...IN_XERO, SubTotal: 14.82 }] }],
  ['check', 'x-1', { Invoices: [{ ...IN_XERO, CurrencyCode: 'USD' }] }],
  ['check', 'x-1', { Invoices: [{ ...IN_XERO, Contact: { ContactID: 'c-2' } }] }],
  ['check', '', { Invoices: [] }],
  ['check', '', { data: '<html>' }],
  ['failed', '', { error: { message: 'Internal Server Error' } }],
])('the ledger of Xero has %s, %j after %j', (status, documentId, answer) => {
  expect(rowOf(FILES.xero, answer)).toEqual({ status, documentId });
});

const IN_BOOKS = {
  ...{ Id: '7', DocNumber: 'KN2610-1', TotalAmt: 17.62, TxnTaxDetail: { TotalTax: 2.81 } },
  ...{ CurrencyRef: { value: 'EUR' }, CustomerRef: { value: 'C-1' } },
};
test.each([
  ['done', '7', { Invoice: IN_BOOKS }],
  ['done', '7', { QueryResponse: { Invoice: [IN_BOOKS] } }],
  ['check', '7', { QueryResponse: { Invoice: [IN_BOOKS, { ...IN_BOOKS, Id: '8' }] } }],
  ['check', '7', { CreditMemo: IN_BOOKS }],
  ['check', '7', { Invoice: { ...IN_BOOKS, DocNumber: '1042' } }],
  ['check', '7', { Invoice: { ...IN_BOOKS, TotalAmt: 17.63 } }],
  ['check', '7', { Invoice: { ...IN_BOOKS, CurrencyRef: { value: 'USD' } } }],
  ['check', '7', { Invoice: { ...IN_BOOKS, CustomerRef: { value: 'C-2' } } }],
  ['check', '', { QueryResponse: {} }],
  ['check', '', { data: '<html>' }],
  ['failed', '', { error: { message: 'Internal Server Error' } }],
])('the ledger of QuickBooks has %s, %j after %j', (status, documentId, answer) => {
  expect(rowOf(FILES.quickbooks, answer)).toEqual({ status, documentId });
});
