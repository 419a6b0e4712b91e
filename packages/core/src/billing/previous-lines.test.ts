import { expect, test } from 'vitest';
import { billed, key } from '../../test/support/invoice-lines';
import { checkPreviousLines } from './previous-lines';

const line = (fields: object = {}) => billed(100, fields);
const checked = (value: unknown) =>
  [...checkPreviousLines(value, '2026-10', 'EUR').values()].map(({ amount, ...rest }) => ({
    amount: amount.toFixed(),
    ...rest,
  }));

test('adds up the lines of a key, and takes the rest from the last one', () => {
  const lines = [
    line({ customerRef: 'C-1', itemCode: 'A', companyName: 'Old' }),
    line({ quantity: 10, amount: '15.00', monthlyUsers: 110, customerRef: 'C-2', itemCode: 'B', companyName: 'New' }),
    line({ key: 'keepnet:c-1:invoice:2026-09', currency: 'USD', amount: 'whatever' }),
    line({ key: 'keepnet:c:2:invoice:2026-10', quantity: -1, amount: '-1.5' }),
  ];
  expect(checked(lines)).toEqual([
    {
      ...{ companyId: 'c-1', quantity: 110, amount: '165', documents: 2, monthlyUsers: 110 },
      ...{ customerRef: 'C-2', itemCode: 'B', companyName: 'New' },
    },
    {
      ...{ companyId: 'c:2', quantity: -1, amount: '-1.5', documents: 1, monthlyUsers: 100 },
      ...{ customerRef: null, itemCode: null, companyName: null },
    },
  ]);
  expect(checked(undefined)).toEqual([]);
  expect(checked([])).toEqual([]);
});

test('counts a document once, and takes the last one by its number', () => {
  const document = (n: number, monthlyUsers: number) =>
    line({ documentKey: `${key}:${n}`, quantity: 10, amount: '15.00', monthlyUsers });
  const [first, ninth, last] = [document(0, 10), document(9, 20), document(11, 30)];
  expect(checked([last, ninth, first, ninth])).toMatchObject([
    { quantity: 30, amount: '45', documents: 3, monthlyUsers: 30 },
  ]);
});

test.each(['', ' ', null, undefined])('counts every line of a list whose documentKey is %j', (documentKey) => {
  expect(checked([line({ documentKey }), line({ documentKey, quantity: 10, amount: '15.00' })])).toMatchObject([
    { quantity: 110, amount: '165', documents: 2 },
  ]);
});

test('reads what a sheet or a table makes of numbers and texts', () => {
  const cells = { quantity: '100', amount: 150.1, customerRef: 1042, itemCode: '', status: 'done' };
  const read = { quantity: 100, amount: '150.1', customerRef: '1042', itemCode: null };
  expect(checked([line(cells)])).toMatchObject([read]);
});

test.each([150, 0.0025, -12.25, 123_456_789_012_345, 100_000_000_000.5])('reads %d as an amount', (amount) => {
  expect(checked([line({ amount })])).toMatchObject([{ amount: String(amount) }]);
});

test('counts a row without a document key apart from any document, whatever its key is', () => {
  expect(checked([line({ documentKey: 'row 1' }), line(), line({ documentKey: 1 })])).toMatchObject([{ documents: 3 }]);
});

const KEY = 'must be the key of an invoice line: "keepnet:<company ID>:invoice:<month>"';

test.each<[unknown, string]>([
  ['{}', 'previousLines must be a list of { key, quantity, amount, currency, monthlyUsers }'],
  [null, 'previousLines must be a list of'],
  [[5], `previousLines[0] ${KEY}`],
  [[line(), line({ key: undefined })], `previousLines[1].key ${KEY}`],
  [[line({ key: '' })], `previousLines[0].key ${KEY}`],
  [[line({ key: `${key}:0` })], `previousLines[0].key ${KEY}`],
  [[line({ key: 'keepnet:c-1:monthly-users:2026-10' })], `previousLines[0].key ${KEY}`],
  [[line({ status: 'review' })], 'previousLines[0].status must not be "review": that line was not billed'],
  ...[{ amount: '1.00' }, { quantity: 99 }, { monthlyUsers: 99 }].map((other): [unknown, string] => [
    [line({ documentKey: `${key}:0` }), line({ documentKey: `${key}:0`, ...other })],
    'previousLines[1].documentKey must not come twice with different amounts, quantities or users',
  ]),
  [[line({ currency: 'USD' })], 'previousLines[0].currency must be EUR, the currency of the price book'],
  [[line({ currency: undefined })], 'previousLines[0].currency must be the currency of the amount'],
  [[line({ quantity: null })], 'previousLines[0].quantity must be a whole number'],
  [[line({ quantity: 1.5 })], 'previousLines[0].quantity must be a whole number'],
  [[line({ monthlyUsers: undefined })], 'previousLines[0].monthlyUsers must be a whole number'],
  ...['150,00', 'NaN', Infinity, 0.1 + 0.2, 1_234_567_890_123_456, 1e21].map((amount): [unknown, string] => [
    [line({ amount })],
    'previousLines[0].amount must be an amount, such as "355.20" or "-12.00"',
  ]),
  [[line({ itemCode: {} })], 'previousLines[0].itemCode must be a text'],
])('throws KeepnetConfigurationError for %j', (value, message) => {
  expect(() => checked(value)).toThrow(message);
});
