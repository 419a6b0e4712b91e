import { expect, test } from 'vitest';

import { catchError } from '../test/support/catch-error';

import { type ClientSettings, createClient, createContext } from './client';
import { KeepnetConfigurationError } from './errors/keepnet-configuration-error';
import type { FakeAnswer, FakeHandler } from './testing';
import { createFakeClock, createFakeTransport, json, searchPage, text, wireCompany } from './testing';

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
  const filter = { Condition: 'AND', SearchInputTextValue: '' };
  const body = { filter, pageNumber: 1, pageSize: 7, orderBy: 'CreateTime', ascending: true };
  expect(JSON.parse(request?.body ?? '')).toEqual(body);
});

test('sends nothing of its own to authorize a request: that is the host’s business', async () => {
  const { client, transport } = createSetup([json(404, {})]);
  await catchError(client.getCompany('c-1'));
  expect(transport.requests[0]?.headers).toEqual({ accept: 'application/json' });
});

test('returns a context with defaults for all that is left out or undefined', () => {
  const ports = { transport: createFakeTransport([]), clock: createFakeClock(), random: () => 0, secrets: [] };
  const undefinedSettings = { retry: { maxAttempts: undefined, budgetMs: 5 }, pageSize: undefined };
  expect(createContext(ports, undefinedSettings as unknown as ClientSettings)).toMatchObject({
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
  const seen: number[] = [];
  const answer = async () => {
    seen.push(++inFlight);
    await new Promise(setImmediate);
    inFlight--;
    return text(404, '');
  };
  const { client } = createSetup(answer, { maxConcurrency: 2 });
  await Promise.all(Array.from({ length: 9 }, (_, number) => catchError(client.getCompany(`c-${number}`))));
  expect(Math.max(...seen)).toBe(2);
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

const MILLISECONDS = 'must be a whole number of milliseconds from';

test.each([
  [{ baseUrl: 'http://keepnet.example' }, 'The Base URL does not begin with https://'],
  [{ baseUrl: 7 }, '"baseUrl" must be an address'],
  [{ dateFormat: 'YYYY' }, '"dateFormat" must be one of auto, DD/MM/YYYY, MM/DD/YYYY'],
  [{ keepApiFields: 1 }, '"keepApiFields" must be true or false'],
  [{ pageSize: 0 }, '"pageSize" must be a whole number from 1 to 99999'],
  [{ pageSize: 100_000 }, '"pageSize"'],
  [{ pageSize: '100' }, '"pageSize"'],
  [{ maxConcurrency: 0 }, '"maxConcurrency" must be a whole number from 1'],
  [{ maxConcurrency: Infinity }, '"maxConcurrency"'],
  [{ timeoutMs: 0 }, `"timeoutMs" ${MILLISECONDS} 1 to 2147483647`],
  [{ timeoutMs: 2 ** 31 }, '"timeoutMs"'],
  [{ secondCountMs: -1 }, `"secondCountMs" ${MILLISECONDS} 0 to`],
  [{ signal: { aborted: false } }, '"signal" must be an AbortSignal'],
  [{ onWarning: 'log' }, '"onWarning" must be a function'],
  [{ retry: 3 }, '"retry" must be an object'],
  [{ retry: { maxAttempts: 0 } }, '"maxAttempts" must be a whole number, at least 1'],
  [{ retry: { baseDelayMs: -1 } }, `"baseDelayMs" ${MILLISECONDS} 0 to`],
  [{ retry: { maxDelayMs: 2 ** 31 } }, `"maxDelayMs" ${MILLISECONDS} 0 to`],
  [{ retry: { budgetMs: 0 } }, `"budgetMs" ${MILLISECONDS} 1 to`],
  [{ retry: { tries: 3 } }, 'There is no option "tries" here'],
  [{ pagesize: 100 }, 'There is no option "pagesize" here. Use one of: baseUrl,'],
  [null, 'The options must be an object'],
])('throws KeepnetConfigurationError for the settings %j', (settings, words) => {
  const create = () => createSetup([], settings as unknown as ClientSettings);
  expect(create).toThrow(KeepnetConfigurationError);
  expect(create).toThrow(words);
});
