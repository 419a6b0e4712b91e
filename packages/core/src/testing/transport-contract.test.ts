import { describe, expect, test } from 'vitest';

import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { createAxiosTransport } from '../node/axios-transport';
import type { StreamResponse, TextResponse, Transport, TransportRequest, TransportResponse } from '../ports/transport';

import { transportContract } from './transport-contract';

const good = createAxiosTransport();
const onText = (change: (response: TextResponse) => TransportResponse | Promise<TransportResponse>): Transport => {
  return async (request) => {
    const response = await good(request);
    return typeof response.body === 'string' ? change(response as TextResponse) : response;
  };
};
const onStream = (change: (body: AsyncIterable<Uint8Array>) => Promise<StreamResponse['body']>): Transport => {
  return async (request) => {
    const response = await good(request);
    return typeof response.body === 'string' ? response : { ...response, body: await change(response.body) };
  };
};
const onError = (change: (error: unknown, request: TransportRequest) => unknown): Transport => {
  return async (request) => {
    try {
      return await good(request);
    } catch (error) {
      throw change(error, request);
    }
  };
};

/** Every one does one thing wrong, and the contract must notice. */
const wrong: [mistake: string, caseName: string, transport: Transport][] = [
  [
    'follows redirects',
    'does not follow a 307 to another origin',
    async (request) => {
      const { location } = (await good(request)).headers;
      return good({ ...request, url: location ?? request.url });
    },
  ],
  [
    'retries',
    'sends each request once',
    async (request) => {
      await good(request);
      return good(request);
    },
  ],
  [
    'fills templates',
    'sends method, path, query, headers and body exactly',
    ({ body = '', ...request }) => good({ ...request, body: body.replaceAll(/\{\{.*?\}\}/g, '') }),
  ],
  [
    'throws on a status',
    'returns a 500 with its headers and body',
    onText((response) => {
      if (response.status >= 400) throw new Error(response.body);
      return response;
    }),
  ],
  [
    'keeps upper case',
    'returns header names in lower case and repeated headers in one string',
    onText((response) => ({ ...response, headers: { ...response.headers, 'X-Part': 'a' } })),
  ],
  [
    'trims',
    'returns JSON as the text that was sent',
    onText((response) => ({ ...response, body: response.body.trim() })),
  ],
  [
    'keeps the byte order mark',
    'returns a text without its byte order mark',
    onText((response) => ({ ...response, body: `\uFEFF${response.body}` })),
  ],
  [
    'reads any encoding',
    'throws KeepnetResponseError for a text in Latin-1',
    async (request) => good(request).catch(() => ({ status: 200, headers: {}, body: '{"name":"\uFFFDelik"}' })),
  ],
  [
    'holds a stream in memory',
    'holds back a server that is faster than the reader',
    onStream(async (body) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      return (async function* () {
        yield* await Promise.resolve(chunks);
      })();
    }),
  ],
  [
    'leaves connections open',
    'closes the connection when the reader stops',
    onStream((body) => {
      const chunks = body[Symbol.asyncIterator]();
      return Promise.resolve({ [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) });
    }),
  ],
  [
    'tells the token',
    'throws KeepnetConnectionError when the connection is refused',
    onError((_error, request) => new KeepnetConnectionError('failed', { cause: { config: request } })),
  ],
  [
    'throws what its library throws',
    'throws KeepnetConnectionError when a text ends before its content length',
    onError(() => new Error('aborted')),
  ],
  [
    'takes a part for the whole',
    'throws KeepnetConnectionError when a text ends before its last chunk',
    async (request) => good(request).catch(() => ({ status: 200, headers: {}, body: '{"data":' })),
  ],
  [
    'gives a timeout no code',
    'throws a TIMEOUT when no head comes',
    onError(() => new KeepnetConnectionError('too late')),
  ],
  [
    'does not look at the signal',
    'throws the reason and sends nothing when aborted before',
    ({ signal: _signal, ...request }) => good(request),
  ],
];

describe('throws an assertion error for a transport that', () => {
  test.concurrent.each(wrong)('%s', async (_mistake, caseName, transport) => {
    const found = transportContract({ createTransport: () => transport }).find(({ name }) => name === caseName);
    if (found === undefined) expect.fail(`no case "${caseName}"`);
    await expect(found.run()).rejects.toThrow();
  });
});

test('throws unless a host that handles a status throws its own error for it', async () => {
  const caseFor = (transport: Transport) => {
    const cases = transportContract({ createTransport: () => transport, hostHandles: [401] });
    return cases.find(({ name }) => name === "throws the host's own error for a 401");
  };
  const handles = onText((response) => {
    throw Object.assign(new Error('renew'), { status: response.status });
  });
  await expect(caseFor(handles)?.run()).resolves.toBeUndefined();
  await expect(caseFor(good)?.run()).rejects.toThrow('did not throw');
  await expect(caseFor(onText(() => Promise.reject(new KeepnetConnectionError('x'))))?.run()).rejects.toThrow();
});

test('returns fewer cases for the differences that a host declares', () => {
  const names = (differences: object) => {
    return transportContract({ createTransport: () => good, ...differences }).map(({ name }) => name);
  };
  const all = names({});
  expect(new Set(all).size).toBe(all.length);
  expect(names({ streams: false }).filter((name) => name.includes('stream'))).toEqual([]);
  expect(all.length - names({ limitsWholeText: false }).length).toBe(1);
  expect(all.length - names({ limitsStreamChunks: false }).length).toBe(4);
  expect(all.length - names({ checksCompression: false }).length).toBe(2);
});
