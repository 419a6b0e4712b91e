import { expect, test } from 'vitest';

import { searchRequest } from '../../test/support/api-requests';
import { catchError } from '../../test/support/catch-error';
import { createHttpSetup } from '../../test/support/http-setup';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { FakeClock } from '../testing/fake-clock';
import { bytes, json, text } from '../testing/fake-response';
import type { FakeAnswer } from '../testing/fake-transport';

import { readErrorText } from './read-error-text';
import { type InspectedBody, sendForFile } from './send-request';

const request = { ...searchRequest, subject: 'the export' };
const NO_FILE = expect.stringMatching(/^The answer to the export is JSON, where a file was due\. Tried/) as string;
const reset = new KeepnetConnectionError('reset');

/** Takes an answer that begins with a brace for JSON, and one that begins with a tag for neither. */
async function inspect(body: AsyncIterable<Uint8Array>): Promise<InspectedBody> {
  const start = await readErrorText(body);
  if (start.startsWith('{')) return { kind: 'json', text: start };
  if (start.startsWith('<')) throw new KeepnetResponseError('not a file');
  return { kind: 'file', stream: bytes(200, [start]).body };
}

test('asks for a stream and returns the bytes of the file', async () => {
  const { context, transport } = createHttpSetup([bytes(200, ['a;b', '\n1;2'])]);
  const stream = await sendForFile(context, request, inspect);
  expect(await readErrorText(stream)).toBe('a;b\n1;2');
  expect(transport.requests[0]).toMatchObject({
    responseType: 'stream',
    headers: { accept: '*/*', 'content-type': 'application/json' },
  });
});

test.each<[string, FakeAnswer, object]>([
  ['503', bytes(503, ['<b>busy</b>']), { name: 'KeepnetApiError', statusCode: 503 }],
  ['102', bytes(102, ['a;b']), { name: 'KeepnetApiError', statusCode: 102 }],
  ['200 FAILED', json(200, { status: 'FAILED' }), { name: 'KeepnetApiError', statusCode: 200 }],
  ['200 SUCCESS without a file', json(200, { status: 'SUCCESS', data: null }), { message: NO_FILE }],
  ['HTML', text(200, '<p>'), { name: 'KeepnetResponseError' }],
  ['a reset before the first byte', bytes(200, [reset]), { name: 'KeepnetConnectionError' }],
  ['a reset in an error', bytes(500, ['a', reset]), { name: 'KeepnetConnectionError' }],
])('%s: returns the file when the second attempt gives it, throws after six', async (_name, answer, fields) => {
  const failing = createHttpSetup(() => answer);
  expect(await catchError(sendForFile(failing.context, request, inspect))).toMatchObject(fields);
  expect(failing.transport.requests).toHaveLength(6);
  const recovering = createHttpSetup([answer, bytes(200, ['a;b'])]);
  expect(await readErrorText(await sendForFile(recovering.context, request, inspect))).toBe('a;b');
});

test.each<[string, FakeAnswer, object]>([
  ['200 INPUT_ERROR', json(200, { status: 'INPUT_ERROR', validationMessages: ['A'] }), { validationMessages: ['A'] }],
  ['400', json(400, { status: 'INPUT_ERROR', validationMessages: ['A'] }), { validationMessages: ['A'] }],
  ['300', bytes(300, ['a;b']), { name: 'KeepnetResponseError' }],
])('%s: throws after one request', async (_name, answer, fields) => {
  const { context, transport } = createHttpSetup(() => answer);
  expect(await catchError(sendForFile(context, request, inspect))).toMatchObject(fields);
  expect(transport.requests).toHaveLength(1);
});

test('throws an error of another kind as it is, at once, when the first bytes are looked at', async () => {
  const foreign = new TypeError('a mistake of ours');
  const { context, transport } = createHttpSetup(() => bytes(200, ['a;b']));
  expect(await catchError(sendForFile(context, request, () => Promise.reject(foreign)))).toBe(foreign);
  expect(transport.requests).toHaveLength(1);
});

/** Gives a text, and then a space every 30 seconds. */
async function* drip(clock: FakeClock, first: string, spaces = Infinity): AsyncGenerator<string> {
  yield first;
  for (let given = 0; given < spaces; given++) {
    clock.advance(30_000);
    yield ' ';
  }
}

test.each([
  ['an error', 500, ''],
  ['JSON in place of a file', 200, '{'],
  ['what is neither', 200, '<'],
  ['the beginning of a file', 200, ''],
])('throws a TIMEOUT when %s comes a byte now and then', async (_name, status, first) => {
  const { context, clock } = createHttpSetup(() => bytes(status, drip(clock, first)), { retry: { maxAttempts: 1 } });
  const startedAt = clock.now();
  const error = await catchError(sendForFile(context, request, inspect));
  expect(error).toMatchObject({ name: 'KeepnetConnectionError', code: 'TIMEOUT' });
  expect(clock.now() - startedAt).toBe(120_000);
});

test('lets a file take as long as it likes', async () => {
  const { context, clock } = createHttpSetup(() => bytes(200, drip(clock, 'a;b', 9)));
  const stream = await sendForFile(context, request, async (body) => {
    const chunks = body[Symbol.asyncIterator]();
    await chunks.next();
    return { kind: 'file', stream: { [Symbol.asyncIterator]: () => chunks } };
  });
  expect(await readErrorText(stream)).toBe(' '.repeat(9));
});

test('reads no more than the beginning of an error of any length', async () => {
  const chunks = [...Array<string>(64).fill('x'.repeat(1024)), new Error('read too far')];
  const { context } = createHttpSetup([bytes(400, chunks)]);
  const error = await catchError(sendForFile(context, request, inspect));
  expect(error).toMatchObject({ name: 'KeepnetInvalidRequestError' });
});
