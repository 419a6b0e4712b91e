import { expect, test, vi } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { transportRequest } from '../../test/support/transport-request';
import { readErrorText } from '../http/read-error-text';
import type { StreamResponse, Transport } from '../ports/transport';
import { createFakeClock } from '../testing/fake-clock';
import { bytes, json, text } from '../testing/fake-response';
import { createFakeTransport, type FakeAnswer, type FakeHandler } from '../testing/fake-transport';

import { createTokenSource } from './token-source';
import { withAccessToken } from './with-access-token';

const request = transportRequest('https://keepnet.example', { headers: { accept: 'application/json' }, body: '{}' });

function createSetup(answers: FakeHandler | readonly FakeAnswer[]) {
  const clock = createFakeClock();
  let asked = 0;
  const tokens = createTokenSource(async () => {
    await Promise.resolve();
    return { value: `token-${++asked}`, issuedAt: clock.now(), expiresAt: clock.now() + 3_600_000 };
  }, clock);
  const transport = createFakeTransport(answers);
  const sent = () => transport.requests.map(({ headers }) => headers['authorization']);
  return { send: withAccessToken(transport, tokens, clock), clock, transport, sent, asked: () => asked };
}

test('adds the token to the headers and leaves the rest as it is', async () => {
  const { send, transport } = createSetup([json(200, {})]);
  await send(request);
  const headers = { accept: 'application/json', authorization: 'Bearer token-1' };
  expect(transport.requests).toEqual([{ ...request, headers }]);
  expect(request.headers).not.toHaveProperty('authorization');
});

test.each([401, 306])('renews the token once after a %i and returns the second answer', async (status) => {
  const { send, sent, asked } = createSetup([text(status, ''), json(200, { done: true })]);
  await expect(send(request)).resolves.toMatchObject({ status: 200, body: '{"done":true}' });
  expect(sent()).toEqual(['Bearer token-1', 'Bearer token-2']);
  expect(asked()).toBe(2);
});

test('returns the second 401 and asks for a new token next time', async () => {
  const { send, sent } = createSetup([text(401, ''), text(401, 'second'), json(200, {})]);
  await expect(send(request)).resolves.toMatchObject({ status: 401, body: 'second' });
  await send(request);
  expect(sent()).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
});

test.each([200, 302, 403, 500])('returns a %i as it is', async (status) => {
  const { send, transport, asked } = createSetup([text(status, 'as it is')]);
  await expect(send(request)).resolves.toMatchObject({ status, body: 'as it is' });
  expect(transport.requests).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('reads a refused stream to its end before it asks again, so that its connection is free', async () => {
  const order: string[] = [];
  function* refused(): Generator<string> {
    yield 'refused';
    order.push('read');
  }
  const { send } = createSetup((_request, index) => {
    order.push(`request ${index + 1}`);
    return index === 0 ? bytes(401, refused()) : bytes(200, ['file']);
  });
  await expect(send({ ...request, responseType: 'stream' })).resolves.toMatchObject({ status: 200 });
  expect(order).toEqual(['request 1', 'read', 'request 2']);
});

test('throws the reason and sends nothing when aborted while the token is asked for', async () => {
  const controller = new AbortController();
  const tokens = createTokenSource(async () => {
    controller.abort(new Error('stopped'));
    return { value: 'token', issuedAt: 0, expiresAt: 1 };
  }, createFakeClock());
  // One that does not look at the signal itself.
  const transport = vi.fn<Transport>();
  const send = withAccessToken(transport, tokens, createFakeClock());
  expect(await catchError(send({ ...request, signal: controller.signal }))).toBe(controller.signal.reason);
  expect(transport).not.toHaveBeenCalled();
});

const page = '\n<html><title>Sign in</title></html>';

test.each([
  ['by its media type', text(401, '', { 'content-type': 'text/html' })],
  ['by its first sign', text(401, page)],
  ['of a 306', text(306, page)],
])('takes no web page for a refused token: known %s', async (_name, answer) => {
  const { send, asked } = createSetup([answer, json(200, {})]);
  await expect(send(request)).resolves.toMatchObject({ status: answer.status, body: answer.body });
  await send(request);
  expect(asked()).toBe(1);
});

test('gives the web page that came in place of a file, without another request', async () => {
  const { send, transport } = createSetup([bytes(401, [page])]);
  const response = (await send({ ...request, responseType: 'stream' })) as StreamResponse;
  expect(await readErrorText(response.body)).toBe(page);
  expect(transport.requests).toHaveLength(1);
});

test('throws a TIMEOUT when a refusal in place of a file comes a byte now and then', async () => {
  let given = 0;
  async function* drip(): AsyncGenerator<string> {
    for (;;) {
      clock.advance(request.timeoutMs / 2 + 1);
      given++;
      yield '.';
    }
  }
  const { send, clock } = createSetup(() => bytes(401, drip()));
  expect(await catchError(send({ ...request, responseType: 'stream' }))).toMatchObject({ code: 'TIMEOUT' });
  expect(given).toBe(2);
});
