import { expect, test } from 'vitest';

import type { TransportRequest } from '../ports/transport';

import { bytes, json, text } from './fake-response';
import { createFakeTransport } from './fake-transport';

const request: TransportRequest = {
  method: 'GET',
  url: 'https://api.example/x',
  headers: {},
  responseType: 'text',
  timeoutMs: 1000,
};

async function read(body: string | AsyncIterable<Uint8Array>): Promise<string> {
  if (typeof body === 'string') return `text:${body}`;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return `stream:${Buffer.concat(chunks).toString()}`;
}

test('returns the listed answers in order and records the requests', async () => {
  const transport = createFakeTransport([json(200, { a: 1 }), text(503, 'busy', { 'retry-after': '1' })]);
  expect(await transport(request)).toMatchObject({ status: 200, body: '{"a":1}' });
  expect(await transport({ ...request, method: 'POST' })).toMatchObject({ headers: { 'retry-after': '1' } });
  expect(transport.requests.map((sent) => sent.method)).toEqual(['GET', 'POST']);
  await expect(transport(request)).rejects.toThrow('no answer for request 3');
});

test('returns what the handler makes of request and index', async () => {
  const transport = createFakeTransport(async (sent, index) => text(200, `${sent.url}#${index}`));
  await transport(request);
  expect((await transport(request)).body).toBe('https://api.example/x#1');
});

test('returns a text answer as a stream and a stream answer as text, as the request asks', async () => {
  const transport = createFakeTransport([text(200, 'ä'), bytes(200, ['a', Buffer.from([0xc3]), Buffer.from([0xa4])])]);
  expect(await read((await transport({ ...request, responseType: 'stream' })).body)).toBe('stream:ä');
  expect(await read((await transport(request)).body)).toBe('text:aä');
});

test('returns a stream that can be read twice and throws where an Error stands', async () => {
  const answer = bytes(200, ['a', 'b']);
  expect(await read(answer.body)).toBe('stream:ab');
  expect(await read(answer.body)).toBe('stream:ab');
  await expect(read(bytes(200, ['a', new Error('cut')]).body)).rejects.toThrow('cut');
});

test('throws an Error answer, and the reason when aborted before or during', async () => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const transport = createFakeTransport((_request, index) => (index === 0 ? new Error('x') : new Promise(() => {})));
  await expect(transport(request)).rejects.toThrow('x');
  await expect(transport({ ...request, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const pending = transport({ ...request, signal: controller.signal });
  controller.abort(reason);
  await expect(pending).rejects.toBe(reason);
  expect(transport.requests).toHaveLength(2);
});
