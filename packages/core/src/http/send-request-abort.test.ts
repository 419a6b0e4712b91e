import { expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json } from '../testing/fake-response';

import { sendRequest } from './send-request';

const reason = new Error('the user stopped it');
const ok = json(200, { data: 'done', status: 'SUCCESS' });
const reset = new KeepnetConnectionError('reset');

test('throws the reason and sends nothing when aborted before', async () => {
  const { context, transport } = createHttpSetup([ok], { signal: AbortSignal.abort(reason) });
  expect(await catchError(sendRequest(context, searchRequest))).toBe(reason);
  expect(transport.requests).toHaveLength(0);
});

test('throws the reason and sends nothing more when aborted during a request', async () => {
  const controller = new AbortController();
  const { context, transport } = createHttpSetup(() => new Promise(() => undefined), { signal: controller.signal });
  const pending = catchError(sendRequest(context, searchRequest));
  await Promise.resolve();
  expect(transport.requests).toHaveLength(1);
  controller.abort(reason);
  expect(await pending).toBe(reason);
  expect(transport.requests).toHaveLength(1);
});

test('throws the reason, not what the host makes of an abort', async () => {
  const controller = new AbortController();
  const { context, transport } = createHttpSetup(
    () => {
      controller.abort(reason);
      return new KeepnetConnectionError('canceled');
    },
    { signal: controller.signal },
  );
  expect(await catchError(sendRequest(context, { ...searchRequest, idempotent: false }))).toBe(reason);
  expect(transport.requests).toHaveLength(1);
});

test('throws the reason at once when aborted during a wait', async () => {
  const controller = new AbortController();
  const { context, transport, clock } = createHttpSetup(() => reset, { signal: controller.signal });
  const startedAt = clock.now();
  const waiting = {
    ...context.clock,
    sleep: (ms: number, signal?: AbortSignal) => {
      const sleeping = context.clock.sleep(ms, signal);
      controller.abort(reason);
      return sleeping;
    },
  };
  expect(await catchError(sendRequest({ ...context, clock: waiting }, searchRequest))).toBe(reason);
  expect(clock.now()).toBe(startedAt);
  expect(transport.requests).toHaveLength(1);
});

test('throws the reason to the requests that wait for their turn, and lets the next one in', async () => {
  const controller = new AbortController();
  let finish = (): void => undefined;
  const { context, transport } = createHttpSetup(() => new Promise((resolve) => (finish = () => resolve(ok))), {
    maxConcurrency: 1,
  });
  const first = sendRequest(context, searchRequest);
  const second = catchError(sendRequest({ ...context, signal: controller.signal }, searchRequest));
  const third = sendRequest(context, searchRequest);
  controller.abort(reason);
  expect(await second).toBe(reason);
  finish();
  await expect(first).resolves.toBe('done');
  await new Promise(setImmediate);
  finish();
  await expect(third).resolves.toBe('done');
  expect(transport.requests).toHaveLength(2);
});
