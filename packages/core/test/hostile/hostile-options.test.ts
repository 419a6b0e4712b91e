import { describe, expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { createFakeClient } from '../../src/testing/fake-client';
import { COMPANIES } from './hostile-world';

const circular: unknown[] = [];
circular.push(circular);

/** What JavaScript, a form or a workflow may pass where one kind of value is due. */
const HOSTILE_INPUTS: readonly unknown[] = [
  ...['', ' ', '0', '1', '30', '-1', 'NaN', 'true', 'null', 'x', '__proto__', 'constructor', '=1+1', '{{ 1 }}'],
  ...["'; DROP TABLE x;--", 'a\r\nx-evil: 1', '\u0000', '\ud800', '漢🙂', '../my', 'x'.repeat(10_000_000)],
  ...['2026-02-30', '2026-13', '12/31/2026', 'Mars/Olympus', '2026-11-20T25:00', '٢٠٢٦-١١'],
  ...[0, -0, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 53, 1e21],
  ...[null, true, false, [], {}, ['x'], [1], { length: 1 }, circular, 5n, Symbol('x'), () => 1],
  ...[new Date(NaN), new Map(), Object.create(null) as unknown, new AbortController()],
];

/** A value as it reads in the name of a test. */
function shownInput(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 30));
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.prototype.toString.call(value) + HOSTILE_INPUTS.indexOf(value);
}

type Accepts = (value: unknown) => boolean;

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

/** The options of each method. */
const METHODS = {
  monthlyUserTotal: 'month groupBy verification',
  usageLines: 'month verification',
  invoiceLines: 'month verification priceBook customers customerTagPrefix previousLines thresholds holdBack',
  monthlyReport: 'month days trendMonths asOf timeZone verification priceBook',
  compareMonths: 'from to verification',
  getCompany: 'month verification',
  companiesOverLimit: 'verification',
  expiredLicenses: 'asOf timeZone verification',
  upcomingRenewals: 'days asOf timeZone verification',
  exportCompanies: 'list format month days asOf timeZone verification origin',
  searchCompanies: 'text filters month orderBy ascending limit verification',
};
type Method = keyof typeof METHODS;
const METHOD_NAMES = Object.keys(METHODS) as Method[];
const OPTIONS = METHOD_NAMES.flatMap((method) => METHODS[method].split(' ').map((option) => [method, option] as const));

async function call(client: KeepnetClient, method: Method, options: unknown): Promise<unknown> {
  if (method === 'getCompany') return client.getCompany('company-a', any(options));
  if (method === 'invoiceLines') return client.invoiceLines(priced(any(options)));
  return client[method](any(options));
}

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
  test.each(OPTIONS)('%s.%s', async (method, option) => {
    const taken = TAKEN[option] ?? none;
    await expectRefused((client, value) => call(client, method, { [option]: value }), taken);
    for (const value of HOSTILE_INPUTS.filter(taken)) {
      await call(createFakeClient({ companies: COMPANIES }).client, method, { [option]: value });
    }
  });

  test.each(METHOD_NAMES)('%s, in place of all options', async (method) => {
    await expectRefused((client, value) => call(client, method, value), isEmptyObject);
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
