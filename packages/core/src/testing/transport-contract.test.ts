import { Readable } from 'node:stream';
import { expect, test } from 'vitest';

import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { createAxiosTransport } from '../node/axios-transport';
import type { TextResponse, Transport, TransportRequest, TransportResponse } from '../ports/transport';

import { transportContract } from './transport-contract';

type Chunks = AsyncIterable<Uint8Array>;

const good = createAxiosTransport();
const onText = (change: (response: TextResponse) => TransportResponse): Transport => {
  return async (request) => {
    const response = await good(request);
    return typeof response.body === 'string' ? change(response as TextResponse) : response;
  };
};
const onStream = (change: (body: Chunks) => Chunks | Promise<Chunks>): Transport => {
  return async (request) => {
    const response = await good(request);
    return typeof response.body === 'string' ? response : { ...response, body: await change(response.body) };
  };
};
const onError = (change: (request: TransportRequest) => TransportResponse | Error): Transport => {
  return (request) =>
    good(request).catch(() => {
      const changed = change(request);
      if (changed instanceof Error) throw changed;
      return changed;
    });
};
const answered = (body: string) => ({ status: 200, headers: {}, body });

/** By the name of the case that must notice it: a transport that does one thing wrong. */
const WRONG: Readonly<Record<string, Transport>> = {
  'does not follow a 307 to another origin': async (request) =>
    good({ ...request, url: (await good(request)).headers['location'] ?? request.url }),
  'sends each request once': (request) => good(request).then(() => good(request)),
  'sends method, path, query, headers and body exactly': ({ body = '', ...request }) =>
    good({ ...request, body: body.replaceAll(/\{\{.*?\}\}/g, '') }),
  'returns a 500 with its headers and body': onText(({ body }) => answered(body)),
  'returns header names in lower case and repeated headers in one string': onText((response) => {
    return { ...response, headers: { ...response.headers, 'X-Part': 'a' } };
  }),
  'returns a text without its byte order mark': onText(({ body }) => answered(`\uFEFF${body}`)),
  'throws KeepnetResponseError for a text in Latin-1': onError(() => answered('{"name":"\uFFFDelik"}')),
  'holds back a server that is faster than the reader': onStream(async (body) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return Readable.from(chunks);
  }),
  'closes the connection when the reader stops': onStream((body) => {
    const chunks = body[Symbol.asyncIterator]();
    return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
  }),
  'throws KeepnetConnectionError when the connection is refused': onError((request) => {
    return new KeepnetConnectionError('failed', { cause: { config: request } });
  }),
  'throws KeepnetConnectionError when a text ends before its content length': onError(() => new Error('aborted')),
  'throws KeepnetConnectionError when a text ends before its last chunk': onError(() => answered('{"data":')),
  'throws a TIMEOUT when no head comes': onError(() => new KeepnetConnectionError('too late')),
  'throws the reason and sends nothing when aborted before': ({ signal: _signal, ...request }) => good(request),
};

test.concurrent.each(Object.entries(WRONG))('a wrong transport does not pass the case "%s"', async (name, wrong) => {
  const found = transportContract({ createTransport: () => wrong }).find((each) => each.name === name);
  if (found === undefined) expect.fail(`no case "${name}"`);
  await expect(found.run()).rejects.toThrow();
});

test('a host that handles a status must throw its own error for it', async () => {
  const caseFor = (transport: Transport) => {
    const cases = transportContract({ createTransport: () => transport, hostHandles: [401] });
    return cases.find(({ name }) => name === "throws the host's own error for a 401")?.run();
  };
  const throwing = (error: Error) => caseFor(() => Promise.reject(error));
  await expect(throwing(new Error('renew'))).resolves.toBeUndefined();
  await expect(caseFor(good)).rejects.toThrow('did not throw');
  await expect(throwing(new KeepnetConnectionError('x'))).rejects.toThrow();
});

test('there are fewer cases for the differences that a host declares', () => {
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
