import { describe, expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { createFakeClient } from '../../src/testing/fake-client';
import { HOSTILE_INPUTS, shownInput } from './hostile-inputs';
import { COMPANIES } from './hostile-world';

const PRICE_BOOK = { currency: 'EUR', prices: [{ unitPrice: '1' }] };
const any = (value: unknown): never => value as never;

const isShortText = (value: unknown): boolean => typeof value === 'string' && value.length <= 1000;
const isFilledText = (value: unknown): boolean => typeof value === 'string' && /\S/.test(value) && value.length <= 200;
const isObject = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Object]';
// A date or a map without fields of its own is an object of nothing, and so says nothing.
const isEmptyObject = (value: unknown): boolean =>
  isObject(value) ? Object.keys(value as object).length === 0 : value instanceof Date || value instanceof Map;
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isZero = (value: unknown): boolean => value === 0;
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const none = (): boolean => false;
type Accepts = (value: unknown) => boolean;

/** Each method, and of each option the hostile values that it takes rightly. */
const METHODS: Readonly<
  Record<string, readonly [(client: KeepnetClient, options: never) => unknown, Record<string, Accepts>]>
> = {
  monthlyUserTotal: [
    (client, options) => client.monthlyUserTotal(options),
    { month: none, groupBy: none, verification: none },
  ],
  usageLines: [(client, options) => client.usageLines(options), { month: none, verification: none }],
  invoiceLines: [
    (client, options) =>
      client.invoiceLines(isObject(options) ? { priceBook: PRICE_BOOK, ...(options as object) } : options),
    {
      ...{ month: none, verification: none, priceBook: none, customers: isEmptyList, customerTagPrefix: isFilledText },
      ...{ previousLines: isEmptyList, thresholds: isEmptyObject, holdBack: isEmptyList },
    },
  ],
  compareMonths: [(client, options) => client.compareMonths(options), { from: none, to: none, verification: none }],
  getCompany: [(client, options) => client.getCompany('company-a', options), { month: none }],
  companiesOverLimit: [(client, options) => client.companiesOverLimit(options), { verification: none }],
  expiredLicenses: [
    (client, options) => client.expiredLicenses(options),
    { asOf: none, timeZone: none, verification: none },
  ],
  upcomingRenewals: [
    (client, options) => client.upcomingRenewals(options),
    { days: isZero, asOf: none, timeZone: none, verification: none },
  ],
  exportCompanies: [
    (client, options) => client.exportCompanies(options),
    {
      ...{ list: none, format: none, month: none, days: isZero, asOf: none, timeZone: none },
      ...{ verification: none, origin: none },
    },
  ],
  searchCompanies: [
    (client, options) => client.searchCompanies(options),
    { text: isShortText, filters: isEmptyList, month: none, orderBy: none, ascending: isBoolean, limit: none },
  ],
};

const OPTIONS = Object.entries(METHODS).flatMap(([method, [call, options]]) =>
  Object.entries(options).map(([option, accepts]) => [`${method}.${option}`, option, call, accepts] as const),
);

async function refusalOf(act: () => unknown): Promise<unknown> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error;
  }
}

async function expectRefused(what: string, act: (client: KeepnetClient) => unknown): Promise<void> {
  const { client, keepnet } = createFakeClient({ companies: COMPANIES });
  const error = await refusalOf(() => act(client));
  expect(error, what).toMatchObject({ name: 'KeepnetConfigurationError' });
  expect(String(error).length, what).toBeLessThan(600);
  expect(keepnet.transport.requests, what).toEqual([]);
}

describe('a value that cannot be taken is a KeepnetConfigurationError before any request:', () => {
  test.each(OPTIONS)('%s', async (name, option, call, accepts) => {
    for (const value of HOSTILE_INPUTS) {
      const act = (client: KeepnetClient): unknown => call(client, any({ [option]: value }));
      if (!accepts(value)) await expectRefused(`${name} ${shownInput(value)}`, act);
      else expect(await refusalOf(() => act(createFakeClient({ companies: COMPANIES }).client)), name).toBeUndefined();
    }
  });

  test.each(Object.entries(METHODS))('%s, in place of all options', async (name, [call]) => {
    const isPlain = (value: unknown): boolean => {
      return Object.prototype.toString.call(value) === '[object Object]' && Object.keys(value as object).length === 0;
    };
    for (const value of HOSTILE_INPUTS.filter((one) => !isPlain(one))) {
      await expectRefused(`${name} ${shownInput(value)}`, (client) => call(client, any(value)));
    }
  });

  test('getCompany', async () => {
    const isId = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{1,128}$/.test(value);
    for (const value of HOSTILE_INPUTS.filter((one) => !isId(one))) {
      await expectRefused(shownInput(value), (client) => client.getCompany(any(value)));
    }
  });

  test.each([
    ['field', { operator: '=', value: 'x' }, none],
    ['operator', { field: 'companyName', value: 'x' }, none],
    ['value of a number', { field: 'targetUsers', operator: '>' }, (value: unknown) => isNumeric(value)],
    ['value of a text', { field: 'tags', operator: '=' }, (value: unknown) => isScalar(value) || value === null],
    ['value of a date', { field: 'renewalDate', operator: '<' }, none],
    [
      'value of a flag',
      { field: 'licenseExpired', operator: '=' },
      (value: unknown) => ['true', null].includes(value as null) || isBoolean(value),
    ],
  ])('the %s of a filter', async (part, filter, accepts) => {
    const name = part.split(' ')[0] ?? '';
    for (const value of HOSTILE_INPUTS.filter((one) => !accepts(one))) {
      await expectRefused(`${part} ${shownInput(value)}`, (client) =>
        client.searchCompanies({ filters: [any({ ...filter, [name]: value })] }),
      );
    }
  });
});

const isScalar = (value: unknown): boolean => isShortText(value) || isBoolean(value) || Number.isFinite(value);
const isNumeric = (value: unknown): boolean =>
  Number.isFinite(value) || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
