import { expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { createHttpSetup } from '../../test/support/http-setup';
import { json, text } from '../testing/fake-response';

import { sendRequest } from './send-request';

const ok = json(200, { data: [1], status: 'SUCCESS', message: null, validationMessages: [] });

test('sends JSON to the path under the base address', async () => {
  const { context, transport } = createHttpSetup([ok]);
  await sendRequest(context, { ...searchRequest, body: { pageNumber: 1, text: 'Ünal' } });
  expect(transport.requests).toEqual([
    {
      method: 'POST',
      url: 'https://keepnet.example/api/companies/search',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: '{"pageNumber":1,"text":"Ünal"}',
      responseType: 'text',
      timeoutMs: 100_000,
    },
  ]);
});

test('sends no body and no content type with a GET, and hands the signal on', async () => {
  const { signal } = new AbortController();
  const { context, transport } = createHttpSetup([ok], { signal, timeoutMs: 5000 });
  await sendRequest(context, { subject: 'it', method: 'GET', path: '/api/companies/my', idempotent: true });
  const [request] = transport.requests;
  expect(request).toEqual({
    method: 'GET',
    url: 'https://keepnet.example/api/companies/my',
    headers: { accept: 'application/json' },
    responseType: 'text',
    timeoutMs: 5000,
    signal,
  });
});

test.each([
  ['the documented form', ok],
  ['the quickstart form', json(200, { isSuccess: true, data: [1], messages: [] })],
  ['upper-case keys', json(200, { STATUS: 'SUCCESS', DATA: [1] })],
  ['a byte order mark', text(200, '\uFEFF{"data":[1],"status":"SUCCESS"}')],
  ['status 201', json(201, { data: [1], status: 'SUCCESS' })],
])('returns the data of an answer in %s', async (_name, answer) => {
  const { context } = createHttpSetup([answer]);
  await expect(sendRequest(context, searchRequest)).resolves.toEqual([1]);
});

test('never has more than maxConcurrency requests under way', async () => {
  let inFlight = 0;
  let most = 0;
  const { context } = createHttpSetup(
    async () => {
      most = Math.max(most, ++inFlight);
      await new Promise(setImmediate);
      inFlight--;
      return ok;
    },
    { maxConcurrency: 3 },
  );
  await Promise.all(Array.from({ length: 20 }, () => sendRequest(context, searchRequest)));
  expect(most).toBe(3);
});

test('makes all requests wait after a 429, with half of the room, until answers succeed again', async () => {
  const startedAt = Date.parse('2026-11-20T12:00:00Z');
  const times: number[] = [];
  let inFlight = 0;
  const together: number[] = [];
  const { context, clock } = createHttpSetup(async (_request, index) => {
    times.push(clock.now() - startedAt);
    together.push(++inFlight);
    await new Promise(setImmediate);
    inFlight--;
    return index === 0 ? text(429, '', { 'retry-after': '10' }) : ok;
  });
  await Promise.all(Array.from({ length: 24 }, () => sendRequest(context, searchRequest)));
  expect(times.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(times.slice(4)).toEqual(Array.from({ length: 21 }, () => 10_000));
  expect(Math.max(...together.slice(4, 7))).toBeLessThan(4);
  expect(Math.max(...together.slice(14))).toBe(4);
});
