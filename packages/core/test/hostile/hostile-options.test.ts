import { describe, expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { createFakeClient } from '../../src/testing/fake-client';
import { HOSTILE_INPUTS, shownInput } from './hostile-inputs';
import { COMPANIES } from './hostile-world';

type Accepts = (value: unknown) => boolean;
type Call = (client: KeepnetClient, options: never) => Promise<unknown>;

const any = (value: unknown): never => value as never;
const none: Accepts = () => false;
const isText =
  (atMost: number): Accepts =>
  (value) =>
    typeof value === 'string' && value.length <= atMost;
const isBoolean: Accepts = (value) => typeof value === 'boolean';
const isObject: Accepts = (value) => Object.prototype.toString.call(value) === '[object Object]';
const isEmptyObject: Accepts = (value) => isObject(value) && Object.keys(value as object).length === 0;
const isEmptyList: Accepts = (value) => Array.isArray(value) && value.length === 0;
const isZero: Accepts = (value) => value === 0;
const isScalar: Accepts = (value) => isText(1000)(value) || isBoolean(value) || Number.isFinite(value);
const isNumeric: Accepts = (value) =>
  Number.isFinite(value) || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
const isFlag: Accepts = (value) => isBoolean(value) || value === 'true' || value === null;
const isId: Accepts = (value) => typeof value === 'string' && /^[\w-]{1,128}$/.test(value);

/** Of each option the hostile values that it takes rightly; all others take none. */
const TAKEN: Readonly<Record<string, Accepts>> = {
  ...{ days: isZero, trendMonths: (value) => value === 0 || value === 1, ascending: isBoolean, text: isText(1000) },
  ...{ filters: isEmptyList, customers: isEmptyList, previousLines: isEmptyList, holdBack: isEmptyList },
  customerTagPrefix: (value) => isText(200)(value) && /\S/.test(String(value)),
  // A date or a map without fields of its own is an object of nothing, and so says nothing.
  thresholds: (value) => isEmptyObject(value) || value instanceof Date || value instanceof Map,
};

const PRICE_BOOK = { currency: 'EUR', prices: [{ unitPrice: '1' }] };
const priced = (options: object): never => any(isObject(options) ? { priceBook: PRICE_BOOK, ...options } : options);

const METHODS: Readonly<Record<string, readonly [call: Call, options: string]>> = {
  monthlyUserTotal: [(client, options) => client.monthlyUserTotal(options), 'month groupBy verification'],
  usageLines: [(client, options) => client.usageLines(options), 'month verification'],
  invoiceLines: [
    (client, options) => client.invoiceLines(priced(options)),
    'month verification priceBook customers customerTagPrefix previousLines thresholds holdBack',
  ],
  monthlyReport: [
    (client, options) => client.monthlyReport(options),
    'month days trendMonths asOf timeZone verification priceBook',
  ],
  compareMonths: [(client, options) => client.compareMonths(options), 'from to verification'],
  getCompany: [(client, options) => client.getCompany('company-a', options), 'month'],
  companiesOverLimit: [(client, options) => client.companiesOverLimit(options), 'verification'],
  expiredLicenses: [(client, options) => client.expiredLicenses(options), 'asOf timeZone verification'],
  upcomingRenewals: [(client, options) => client.upcomingRenewals(options), 'days asOf timeZone verification'],
  exportCompanies: [
    (client, options) => client.exportCompanies(options),
    'list format month days asOf timeZone verification origin',
  ],
  searchCompanies: [(client, options) => client.searchCompanies(options), 'text filters month orderBy ascending limit'],
};
const OPTIONS = Object.entries(METHODS).flatMap(([method, [call, options]]) =>
  options.split(' ').map((option) => [method, option, call] as const),
);

/** Every hostile value but those taken is refused, before any request and in few words. */
async function expectRefused(act: (client: KeepnetClient, value: never) => Promise<unknown>, taken: Accepts) {
  for (const value of HOSTILE_INPUTS.filter((one) => !taken(one))) {
    const { client, keepnet } = createFakeClient({ companies: COMPANIES });
    const error: unknown = await act(client, any(value)).catch((thrown: unknown) => thrown);
    expect(error, shownInput(value)).toMatchObject({ name: 'KeepnetConfigurationError' });
    expect(String(error).length, shownInput(value)).toBeLessThan(600);
    expect(keepnet.transport.requests, shownInput(value)).toEqual([]);
  }
}

describe('refuses whatever it cannot take, before any request:', () => {
  test.each(OPTIONS)('%s.%s', async (_method, option, call) => {
    const taken = TAKEN[option] ?? none;
    await expectRefused((client, value) => call(client, any({ [option]: value })), taken);
    for (const value of HOSTILE_INPUTS.filter(taken)) {
      await call(createFakeClient({ companies: COMPANIES }).client, any({ [option]: value }));
    }
  });

  test.each(Object.entries(METHODS))('%s, in place of all options', async (_method, [call]) => {
    await expectRefused(call, isEmptyObject);
  });

  test('getCompany', async () => {
    await expectRefused((client, value) => client.getCompany(value), isId);
  });

  test.each([
    ['field', { operator: '=', value: 'x' }, none],
    ['operator', { field: 'companyName', value: 'x' }, none],
    ['value of a number', { field: 'targetUsers', operator: '>' }, isNumeric],
    ['value of a text', { field: 'tags', operator: '=' }, (value: unknown) => isScalar(value) || value === null],
    ['value of a date', { field: 'renewalDate', operator: '<' }, none],
    ['value of a flag', { field: 'licenseExpired', operator: '=' }, isFlag],
  ])('the %s of a filter', async (part, filter, taken) => {
    const [name = ''] = part.split(' ');
    await expectRefused(
      (client, value) => client.searchCompanies({ filters: [any({ ...filter, [name]: value })] }),
      taken,
    );
  });
});
