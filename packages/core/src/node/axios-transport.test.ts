import { describe, expect, test } from 'vitest';

import { serve } from '../../test/support/serve';
import { transportRequest as get } from '../../test/support/transport-request';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { transportContract } from '../testing/transport-contract';

import { createAxiosTransport } from './axios-transport';

describe('transport contract', () => {
  for (const { name, run } of transportContract({ createTransport: () => createAxiosTransport() })) {
    test.concurrent(name, run, 20_000);
  }
});

test('returns twenty answers, texts and streams, over one connection', async () => {
  const server = await serve((response) => response.end('ok'));
  const transport = createAxiosTransport();
  for (let count = 0; count < 20; count++) {
    const { body } = await transport(get(server.origin, { responseType: count % 2 === 0 ? 'text' : 'stream' }));
    if (typeof body !== 'string') for await (const chunk of body) expect(chunk).toHaveLength(2);
  }
  expect(server.requests).toHaveLength(20);
  expect(server.sockets).toHaveLength(1);
});

test('returns parallel answers over no more than maxSockets connections', async () => {
  const server = await serve((response) => setImmediate(() => response.end('ok')));
  const transport = createAxiosTransport({ maxSockets: 3 });
  await Promise.all(Array.from({ length: 12 }, () => transport(get(server.origin))));
  expect(server.requests).toHaveLength(12);
  expect(server.sockets).toHaveLength(3);
});

test('sends its own name as user agent, the one of the options, or the one of the request', async () => {
  const server = await serve((response) => response.end());
  await createAxiosTransport()(get(server.origin));
  await createAxiosTransport({ userAgent: 'mine/1' })(get(server.origin));
  await createAxiosTransport()(get(server.origin, { headers: { 'user-agent': 'theirs/2' } }));
  const agents = server.requests.map((request) => request.headers['user-agent']);
  expect(agents).toEqual([expect.stringMatching(/^keepnet-workflows\/\d+\.\d+\.\d+/), 'mine/1', 'theirs/2']);
});

test('throws KeepnetConnectionError when nobody reads yet and the stream fails', async () => {
  const server = await serve((response) => {
    response.setHeader('content-encoding', 'gzip').write('no gzip', () => response.socket?.resetAndDestroy());
  });
  const response = await createAxiosTransport()(get(server.origin, { responseType: 'stream' }));
  await new Promise((resolve) => setTimeout(resolve, 30));
  const chunks = (response.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  await expect(chunks.next()).rejects.toSatisfy(KeepnetConnectionError.isInstance);
});
