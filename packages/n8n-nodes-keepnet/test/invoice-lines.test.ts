import { describe, expect, test } from 'vitest';

import { callTool } from './harness/call-tool';
import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';

const month = { period: 'custom', month: '2026-02' };
const lines = { resource: 'billing', operation: 'getInvoiceLines', ...month };
const flat = { ...lines, currency: 'EUR', prices: { price: [{ unitPrice: '1.50' }] } };
const PRICE_BOOK = {
  currency: 'EUR',
  prices: [
    {
      tiers: [
        { upTo: 100, unitPrice: '1.50' },
        { upTo: null, unitPrice: '1.20' },
      ],
      tierMode: 'graduated',
    },
  ],
};

type Row = Record<string, unknown>;
const ofStatus = (rows: readonly Row[], ...wanted: string[]) =>
  rows.filter(({ status }) => wanted.includes(String(status)));
const usersOf = (rows: readonly Row[]) => rows.reduce((sum, { monthlyUsers }) => sum + Number(monthlyUsers), 0);

test('returns one item for every company, ready first, whose users add up to the month', async () => {
  const { server, credentials } = await sandboxWith();
  const { items, hints, error } = await runNode({ credentials, parameters: flat });
  expect(error).toBeUndefined();
  const rows = items.map(({ json }) => json as Row);
  const due = server.sandbox.snapshot({ month: '2026-02' });
  expect(rows.map(({ companyId }) => companyId).sort()).toEqual(due.map(({ companyId }) => companyId).sort());
  expect(usersOf(rows)).toBe(due.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0));
  const statuses = rows.map(({ status }) => status);
  expect(statuses[0]).toBe('ready');
  expect(statuses.lastIndexOf('ready')).toBeLessThan(statuses.indexOf('zero'));
  for (const { monthlyUsers, amount } of rows) expect(amount).toBe((Number(monthlyUsers) * 1.5).toFixed(2));
  const ready = ofStatus(rows, 'ready');
  const sum = (usersOf(ready) * 1.5).toLocaleString('en-US', { minimumFractionDigits: 2 });
  expect(hints.map(({ message }) => message)).toEqual([
    `Invoice lines, ready: ${ready.length} (${sum} EUR), held back for review: 0 (0.00 EUR).`,
  ]);
});

test('puts the columns in the order in which they are read, and the IDs last', async () => {
  const { credentials } = await sandboxWith({ companies: 5 });
  const [row = {}] = await runToJson({ credentials, parameters: flat });
  expect(Object.keys(row)).toEqual([
    ...['companyName', 'month', 'monthlyUsers', 'calculation', 'amount', 'currency'],
    ...['status', 'reasons', 'customerRef', 'quantity', 'unitPrice', 'description'],
    ...['documentType', 'periodStart', 'periodEnd', 'basis'],
    ...['itemCode', 'accountCode', 'taxCode', 'previous', 'documentKey', 'key', 'companyId'],
  ]);
});

test('takes the prices of the table in their order, with all of their fields', async () => {
  const { server, credentials } = await sandboxWith();
  const [company] = server.sandbox.snapshot({ month: '2026-02' });
  const { companyId = '', resellerName = '', monthlyUsers = 0 } = company ?? {};
  const codes = { itemCode: 'SAT', accountCode: '200', taxCode: 'OUTPUT', description: 'Awareness' };
  const terms = { basis: 'monthlyUsers', includedUsers: 1, minimumUsers: 0, minimumAmount: '99999.00', ...codes };
  const price = [
    { field: 'companyId', value: '={{ $json.id }}', unitPrice: 2, ...terms },
    { field: 'resellerName', value: String(resellerName).toUpperCase(), unitPrice: '3', basis: 'licenseLimit' },
  ];
  const parameters = { ...lines, currency: 'EUR', prices: { price } };
  const rows = await runToJson({ credentials, parameters, input: [{ id: companyId }] });
  const own = rows.find((row) => row['companyId'] === companyId);
  const { description, ...itsCodes } = codes;
  expect(own).toMatchObject({ ...itsCodes, quantity: monthlyUsers - 1, amount: '99999.00', unitPrice: null });
  expect(own?.['description']).toMatch(new RegExp(`^${description}, `));
  expect(ofStatus(rows, 'review').some(({ reasons }) => String(reasons) === 'noPrice')).toBe(true);
});

describe('takes JSON however an expression gives it', () => {
  const wrapped = (json: object) => [{ json, pairedItem: { item: 0 } }];
  test.each([
    ['text', JSON.stringify(PRICE_BOOK)],
    ['an object', { value: PRICE_BOOK }],
    ['an item', { value: { json: PRICE_BOOK, pairedItem: { item: 0 } } }],
  ])('a price book as %s', async (_name, book) => {
    const { credentials } = await sandboxWith({ companies: 20 });
    const isText = typeof book === 'string';
    const parameters = { ...lines, priceSource: 'json', priceBook: isText ? book : '={{ $json.value }}' };
    const [row] = await runToJson({ credentials, parameters, input: [isText ? {} : (book as never)] });
    expect(row).toMatchObject({ status: 'ready', calculation: expect.stringContaining(' × 1.50') });
  });

  test.each([
    ['a list', (rows: object[]) => rows],
    ['text', (rows: object[]) => JSON.stringify(rows)],
    ['items', (rows: object[]) => rows.flatMap(wrapped)],
    ['one row', ([row]: object[]) => row],
    ['one item', ([row = {}]: object[]) => wrapped(row)[0]],
  ])('customers and previous lines as %s', async (_name, give) => {
    const { credentials } = await sandboxWith({ companies: 1 });
    const [line = {}] = await runToJson({ credentials, parameters: flat });
    const customers = [{ companyId: line['companyId'], customerRef: 'C-1042', row_number: 2 }];
    const parameters = {
      ...{ ...flat, previousLines: '={{ $json.previous }}', options: { customers: '={{ $json.customers }}' } },
    };
    const input = [{ customers: give(customers), previous: give([line]) } as never];
    expect(await runToJson({ credentials, parameters, input })).toMatchObject([
      { customerRef: 'C-1042', status: 'unchanged', amount: '0.00', previous: { documents: 1 } },
    ]);
  });

  test('items of the node before, which are several, each line once', async () => {
    const { server, credentials } = await sandboxWith({ companies: 3 });
    const input = server.sandbox.snapshot().map(({ companyId }, index) => ({ companyId, customerRef: `C-${index}` }));
    const parameters = { ...flat, options: { customers: "={{ $('Start').all() }}" } };
    const { items, hints, error } = await runNode({ credentials, parameters, input });
    expect(error).toBeUndefined();
    expect(items.map(({ json }) => json['customerRef']).sort()).toEqual(['C-0', 'C-1', 'C-2']);
    const told = hints.filter(({ message }) => message.includes('given once'));
    expect(told).toHaveLength(1);
    expect(pathsOf(server).filter((path) => path.endsWith('/export'))).toHaveLength(1);
  });

  test('no list of a single row for each item: each would give every customer', async () => {
    const { credentials } = await sandboxWith({ companies: 3 });
    const input = await runToJson({ credentials, parameters: flat });
    const parameters = { ...flat, previousLines: '={{ [$json] }}' };
    const { error } = await runNode({ credentials, parameters, input });
    expect(error?.message).toContain('several input items ask for the invoice lines of 2026-02 in different ways');
  });

  test('an empty ledger, also as the empty item that n8n continues with', async () => {
    const { credentials } = await sandboxWith({ companies: 3 });
    const due = await runToJson({ credentials, parameters: flat });
    for (const ledger of [[], [{}], [{ json: {} }], '[]', '']) {
      const parameters = { ...flat, previousLines: '={{ $json.ledger }}' };
      expect(await runToJson({ credentials, parameters, input: [{ ledger } as never] })).toEqual(due);
    }
  });
});

test('bills nothing in a second run over the lines of the first', async () => {
  const { credentials } = await sandboxWith();
  const first = await runToJson({
    credentials,
    parameters: { ...lines, priceSource: 'json', priceBook: PRICE_BOOK as never },
  });
  const ledger = ofStatus(first, 'ready');
  const parameters = { ...flat, previousLines: '={{ $json.ledger }}' };
  const second = await runToJson({ credentials, parameters, input: [{ ledger } as never] });
  expect(ofStatus(second, 'ready', 'restated', 'review')).toEqual([]);
  expect(ofStatus(second, 'unchanged')).toHaveLength(ledger.length);
});

test('holds back what is mapped by no tag, and compares with the month before when asked to', async () => {
  const { server, credentials } = await sandboxWith({ companies: 60 });
  const [{ companyId = '' } = {}] = server.sandbox.snapshot();
  server.sandbox.world.change(companyId, { tags: ['bill:C-1042'] });
  const options = { customerTagPrefix: 'bill:', holdBack: ['jump'], jumpUsers: 1, jumpPercent: 1 };
  const rows = await runToJson({ credentials, parameters: { ...flat, options } });
  const mapped = rows.filter(({ reasons }) => !(reasons as unknown as string[]).includes('unmapped'));
  expect(mapped.map(({ customerRef }) => customerRef)).toEqual(['C-1042']);
  const jumped = rows.filter(({ reasons }) => (reasons as unknown as string[]).includes('jump'));
  expect(jumped.length).toBeGreaterThan(0);
  expect(ofStatus(rows, 'review')).toEqual(jumped);
});

describe('throws before anything is sent, in words that name the place:', () => {
  test.each([
    [{ currency: 'EURO' }, 'priceBook.currency must be a currency code of ISO 4217'],
    [{ prices: {} }, 'priceBook.prices must have at least one price'],
    [{ prices: { price: [{ field: 'tag', unitPrice: '1' }] } }, 'priceBook.prices[0].match.tag must not be empty'],
    [{ priceSource: 'json', priceBook: '' }, '"Price Book" is empty.'],
    [{ priceSource: 'json', priceBook: '{ "currency": ' }, '"Price Book" must be JSON'],
    [{ previousLines: '[{ "key": "x" }]' }, 'previousLines[0].key must be the key of an invoice line'],
    [{ previousLines: '={{ $json.missing }}' }, '"Previous Lines" must be JSON'],
    [{ options: { customers: '={{ $json.missing }}' } }, '"Customers" has no value. Check its expression'],
  ])('%j', async (parameters, message) => {
    const { server, credentials } = await sandboxWith({ companies: 3 });
    const { error, items } = await runNode({ credentials, parameters: { ...flat, ...parameters } as never });
    expect(`${error?.message} ${error?.description ?? ''}`).toContain(message);
    expect(items).toEqual([]);
    expect(pathsOf(server)).toEqual([]);
  });
});

test('returns no line when the export contradicts the search', async () => {
  const { credentials } = await sandboxWith({ companies: 50, scenario: 'export-ignores-month' });
  const { error, items } = await runNode({ credentials, parameters: flat });
  expect(error?.message).toMatch(/^Do not invoice: /);
  expect(items).toEqual([]);
});

test('answers an AI agent with the lines, priced as the workflow says', async () => {
  const { credentials } = await sandboxWith({ companies: 5 });
  const answer = await callTool(
    credentials,
    { ...flat, month: "={{ $fromAI('month', 'Month', 'string') }}" },
    { month: '2026-02' },
  );
  expect(JSON.parse(String(answer))).toHaveLength(5);
});
