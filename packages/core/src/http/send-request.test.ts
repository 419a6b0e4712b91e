import { expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json } from '../testing/fake-response';

import { sendRequest } from './send-request';

const ok = json(201, { data: [1], status: 'SUCCESS' });

test('sends JSON to the path under the base address, and returns the data of an answer with status 201', async () => {
  const { context, transport } = createHttpSetup([ok]);
  const data = await sendRequest(context, { ...searchRequest, body: { pageNumber: 1, text: 'Ünal' } });
  const url = 'https://keepnet.example/api/companies/search';
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const body = '{"pageNumber":1,"text":"Ünal"}';
  const sent = { method: 'POST', url, headers, body, responseType: 'text', timeoutMs: 100_000 };
  expect(transport.requests).toStrictEqual([sent]);
  expect(data).toEqual([1]);
});

test('sends no body and no content type with a GET, and hands the signal on', async () => {
  const { signal } = new AbortController();
  const { context, transport } = createHttpSetup([ok], { signal, timeoutMs: 5000 });
  await sendRequest(context, { subject: 'it', method: 'GET', path: '/api/companies/my', idempotent: true });
  const url = 'https://keepnet.example/api/companies/my';
  const headers = { accept: 'application/json' };
  const sent = { method: 'GET', url, headers, responseType: 'text', timeoutMs: 5000, signal };
  expect(transport.requests).toStrictEqual([sent]);
});

const reason = new Error('the user stopped it');

test('throws the reason and sends nothing when aborted before', async () => {
  const { context, transport } = createHttpSetup([ok], { signal: AbortSignal.abort(reason) });
  expect(await catchError(sendRequest(context, searchRequest))).toBe(reason);
  expect(transport.requests).toHaveLength(0);
});

test('throws the reason, not what the host makes of an abort', async () => {
  const controller = new AbortController();
  const canceled = () => {
    controller.abort(reason);
    return new KeepnetConnectionError('canceled');
  };
  const { context, transport } = createHttpSetup(canceled, { signal: controller.signal });
  expect(await catchError(sendRequest(context, { ...searchRequest, idempotent: false }))).toBe(reason);
  expect(transport.requests).toHaveLength(1);
});

test('throws the reason at once when aborted during a wait', async () => {
  const controller = new AbortController();
  const reset = new KeepnetConnectionError('reset');
  const { context, transport, clock } = createHttpSetup(() => reset, { signal: controller.signal });
  const startedAt = clock.now();
  const pending = catchError(sendRequest(context, searchRequest));
  while (clock.sleeps.length === 0) await Promise.resolve();
  controller.abort(reason);
  expect(await pending).toBe(reason);
  expect(clock.now()).toBe(startedAt);
  expect(transport.requests).toHaveLength(1);
});
