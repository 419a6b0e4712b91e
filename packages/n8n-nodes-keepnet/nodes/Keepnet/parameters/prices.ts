import type { INodeProperties } from 'n8n-workflow';

import type { OperationCall } from '../operation';
import { showWhen } from './show-for';

const text = (displayName: string, name: string, description: string, more: Partial<INodeProperties> = {}) =>
  ({ displayName, name, type: 'string', default: '', description, ...more }) satisfies INodeProperties;
const users = (displayName: string, name: string, description: string): INodeProperties => ({
  displayName,
  name,
  type: 'number',
  default: 0,
  typeOptions: { minValue: 0 },
  description,
});

const PRICE_FIELDS: INodeProperties[] = [
  {
    displayName: 'For',
    name: 'field',
    type: 'options',
    default: 'everybody',
    description: 'Which customers the price is for',
    options: [
      { name: 'Company ID', value: 'companyId' },
      { name: 'Every Customer', value: 'everybody' },
      { name: 'Industry', value: 'industryName' },
      { name: 'License Type', value: 'licenseTypeName' },
      { name: 'Reseller', value: 'resellerName' },
      { name: 'Tag', value: 'tag' },
    ],
  },
  text('Value', 'value', 'The full ID, name or tag; names and tags are not case-sensitive', {
    displayOptions: { hide: { field: ['everybody'] } },
  }),
  text('Unit Price', 'unitPrice', 'Price of one user for one month, with a decimal point', {
    placeholder: 'e.g. 1.50',
  }),
  {
    displayName: 'Count',
    name: 'basis',
    type: 'options',
    default: 'monthlyUsers',
    description: 'The number that is multiplied by the unit price',
    options: [
      { name: 'License Limit', value: 'licenseLimit', description: 'Seats, used or not' },
      {
        name: 'License Limit or Monthly Users',
        value: 'committedOrMonthlyUsers',
        description: 'The larger of the two',
      },
      { name: 'Monthly Users', value: 'monthlyUsers', description: 'Consumption' },
      {
        name: 'Users Above License Limit',
        value: 'excessUsers',
        description: 'Target Users above the License Limit now: the same excess is billed every month',
      },
    ],
  },
  users('Included Users', 'includedUsers', 'How many users cost nothing'),
  users('Minimum Users', 'minimumUsers', 'The fewest users that are billed'),
  text('Minimum Amount', 'minimumAmount', 'The least amount of the line', { placeholder: 'e.g. 50.00' }),
  text('Item Code', 'itemCode', "Your accounting system's code, passed on unchanged"),
  text('Account Code', 'accountCode', "Your accounting system's code, passed on unchanged"),
  text('Tax Code', 'taxCode', "Your accounting system's code, passed on unchanged"),
  text('Description', 'description', 'The first words of the invoice line'),
];

const SOURCES = [
  { name: 'Fields Below', value: 'fields', description: 'A small table, for prices without tiers' },
  { name: 'JSON', value: 'json', description: 'A price book, with tiers if you need them' },
];

const NO_PRICES = { name: 'None', value: 'none', description: 'Only users, without amounts' };

const sourceProperty = (source: string, options: NonNullable<INodeProperties['options']>): INodeProperties => ({
  displayName: 'Prices From',
  name: 'priceSource',
  type: 'options',
  default: source,
  description: 'Where the prices are',
  options,
});

const PRICE_PROPERTIES: readonly INodeProperties[] = [
  ...showWhen(
    'priceSource',
    ['fields'],
    [
      text('Currency', 'currency', 'The ISO 4217 currency code', { placeholder: 'e.g. EUR', required: true }),
      {
        displayName: 'Prices',
        name: 'prices',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true, sortable: true },
        placeholder: 'Add price',
        default: {},
        description: 'The first price in this order that fits a customer applies',
        options: [{ displayName: 'Price', name: 'price', values: PRICE_FIELDS }],
      },
    ],
  ),
  ...showWhen(
    'priceSource',
    ['json'],
    [
      {
        displayName: 'Price Book',
        name: 'priceBook',
        type: 'json',
        default: '',
        required: true,
        placeholder: 'e.g. { "currency": "EUR", "prices": [{ "unitPrice": "1.50" }] }',
        description: 'The price book as JSON, or an expression that gives it',
      },
    ],
  ),
];

/** Where the prices come from: a small table, or a price book as JSON. */
export const PRICES: readonly INodeProperties[] = [sourceProperty('fields', SOURCES), ...PRICE_PROPERTIES];

/** The same for an operation that can also work without prices. */
export const OPTIONAL_PRICES: readonly INodeProperties[] = [
  sourceProperty('none', [...SOURCES, NO_PRICES]),
  ...PRICE_PROPERTIES,
];

interface PriceRow {
  readonly field?: string;
  readonly value?: string;
  readonly [name: string]: unknown;
}

/** The price book for the core, which checks it; undefined for no prices. */
export function readPriceBook(call: OperationCall): unknown {
  if (call.parameter('priceSource') === 'none') return undefined;
  if (call.parameter('priceSource') === 'json') return call.parameter('priceBook');
  const { price = [] } = call.parameter<{ readonly price?: readonly PriceRow[] }>('prices');
  const prices = price.map(({ field = 'everybody', value = '', ...terms }) =>
    field === 'everybody' ? terms : { match: { [field]: value }, ...terms },
  );
  return { currency: call.parameter('currency'), prices };
}
