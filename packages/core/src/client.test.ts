import { describe, expect, test } from 'vitest';

import { catchError } from '../test/support/catch-error';

import { type ClientSettings, createClient, createContext } from './client';
import { KeepnetConfigurationError } from './errors/keepnet-configuration-error';
import { searchPage, wireCompany } from './testing/company-builder';
import { createFakeClock } from './testing/fake-clock';
import { json, text } from './testing/fake-response';
import { createFakeTransport, type FakeAnswer, type FakeHandler } from './testing/fake-transport';

const rows = [wireCompany(), wireCompany()];

function createSetup(answers: FakeHandler | readonly FakeAnswer[] = [], settings?: ClientSettings) {
  const transport = createFakeTransport(answers);
  const clock = createFakeClock();
  return { transport, clock, client: createClient({ transport, clock, random: () => 0.999, secrets: [] }, settings) };
}

test('sends what the settings say', async () => {
  const settings = { baseUrl: 'https://own.example/api/', pageSize: 7, timeoutMs: 5000 };
  const { client, transport } = createSetup([json(200, searchPage(rows))], settings);
  await client.searchCompanies();
  const [request] = transport.requests;
  expect(request).toMatchObject({ url: 'https://own.example/api/companies/search', timeoutMs: 5000 });
  expect(JSON.parse(request?.body ?? '')).toMatchInlineSnapshot(`
    {
      "ascending": true,
      "filter": {
        "Condition": "AND",
        "SearchInputTextValue": "",
      },
      "orderBy": "CreateTime",
      "pageNumber": 1,
      "pageSize": 7,
    }
  `);
});

test('sends nothing of its own to authorize a request: that is the host’s business', async () => {
  const { client, transport } = createSetup([json(404, {})]);
  await catchError(client.getCompany('c-1'));
  expect(transport.requests[0]?.headers).toEqual({ accept: 'application/json' });
});

test('returns a context with defaults for all that is left out or undefined', () => {
  const ports = { transport: createFakeTransport([]), clock: createFakeClock(), random: () => 0, secrets: [] };
  const undefinedSettings = { retry: { maxAttempts: undefined, budgetMs: 5 }, pageSize: undefined };
  const given = createContext(ports, undefinedSettings as unknown as ClientSettings);
  expect(given).toMatchObject({
    baseUrl: 'https://api.keepnetlabs.com',
    timeoutMs: 100_000,
    pageSize: 10_000,
    maxConcurrency: 4,
    dateFormat: 'auto',
    secrets: [],
    retry: { maxAttempts: 6, baseDelayMs: 500, maxDelayMs: 30_000, budgetMs: 5 },
  });
});

test('has no more than maxConcurrency requests under way, over all calls', async () => {
  let inFlight = 0;
  let most = 0;
  const { client } = createSetup(
    async () => {
      most = Math.max(most, ++inFlight);
      await new Promise(setImmediate);
      inFlight--;
      return text(404, '');
    },
    { maxConcurrency: 2 },
  );
  await Promise.all(Array.from({ length: 9 }, (_, number) => catchError(client.getCompany(`c-${number}`))));
  expect(most).toBe(2);
});

test('ends all that is under way and to come when its signal is aborted', async () => {
  const controller = new AbortController();
  const reason = new Error('stopped');
  const { client, transport } = createSetup(() => new Promise(() => undefined), { signal: controller.signal });
  const pending = [client.getCompany('c-1'), client.monthlyUserTotal(), client.companiesOverLimit()].map(catchError);
  await new Promise(setImmediate);
  controller.abort(reason);
  for (const error of await Promise.all(pending)) expect(error).toBe(reason);
  const sent = transport.requests.length;
  expect(await catchError(client.getCompany('c-2'))).toBe(reason);
  expect(transport.requests).toHaveLength(sent);
});

test('hides the secrets of the host in what the server says', async () => {
  const transport = createFakeTransport([json(400, { message: 'not with host-secret' })]);
  const secrets = ['host-secret'];
  const client = createClient({ transport, clock: createFakeClock(), random: () => 0, secrets });
  expect(String(await catchError(client.getCompany('c-1')))).toContain('Keepnet says: not with [hidden]');
});

describe('settings that cannot work', () => {
  test.each([
    [{ baseUrl: 'http://keepnet.example' }, 'The Base URL does not begin with https://'],
    [{ baseUrl: 7 }, '"baseUrl" must be an address'],
    [{ dateFormat: 'YYYY' }, '"dateFormat" must be one of auto, DD/MM/YYYY, MM/DD/YYYY'],
    [{ pageSize: 0 }, '"pageSize" must be a whole number from 1 to 99999'],
    [{ pageSize: 100_000 }, '"pageSize"'],
    [{ pageSize: 1.5 }, '"pageSize"'],
    [{ pageSize: '100' }, '"pageSize"'],
    [{ maxConcurrency: 0 }, '"maxConcurrency" must be a whole number from 1'],
    [{ maxConcurrency: Infinity }, '"maxConcurrency"'],
    [{ timeoutMs: 0 }, '"timeoutMs" must be a whole number of milliseconds'],
    [{ timeoutMs: Number.NaN }, '"timeoutMs"'],
    [{ retry: 3 }, '"retry" must be an object'],
    [{ retry: { maxAttempts: 0 } }, '"maxAttempts" must be a whole number, at least 1'],
    [{ retry: { baseDelayMs: -1 } }, '"baseDelayMs"'],
    [{ retry: { budgetMs: 0 } }, '"budgetMs"'],
    [{ retry: { tries: 3 } }, 'There is no option "tries" here'],
    [{ pagesize: 100 }, 'There is no option "pagesize" here. Use one of: baseUrl,'],
    [null, 'The options must be an object'],
  ])('throws KeepnetConfigurationError for %j', (settings, words) => {
    const create = () => createSetup([], settings as unknown as ClientSettings);
    expect(create).toThrow(KeepnetConfigurationError);
    expect(create).toThrow(words);
  });
});
