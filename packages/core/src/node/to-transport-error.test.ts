import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { TransportRequest } from '../ports/transport';

import { toTransportError } from './to-transport-error';
import { TunnelRefused } from './tunnel-agent';

const request: TransportRequest = {
  method: 'GET',
  url: 'https://keepnet.example:8443/x?y=z',
  headers: { authorization: 'Bearer secret' },
  responseType: 'text',
  timeoutMs: 2500,
};

beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['ECONNREFUSED', 'the connection was refused.', 'ECONNREFUSED'],
  ['EMFILE', 'the connection failed.', 'EMFILE'],
  ['secret text', 'the connection failed.', 'UNKNOWN'],
  [undefined, 'the connection failed.', 'UNKNOWN'],
])('returns the reason in words for the code %s, and of the error nothing else', (code, words, kept) => {
  for (const error of [
    { code, config: 'secret' },
    { message: 'secret', cause: { code } },
  ]) {
    const given = toTransportError(Object.assign(new Error('with secret'), error), request);
    expect(given).toMatchObject({ name: 'KeepnetConnectionError', code: 'CONNECTION', cause: new Error(kept) });
    expect(String(given)).toContain(`No answer from keepnet.example:8443: ${words}`);
  }
});

test('returns an error for anything thrown, and for an address that is none', () => {
  expect(String(toTransportError(undefined, { ...request, url: 'nowhere' }))).toContain('No answer from the server');
});

test('returns a TIMEOUT when the time was up', () => {
  const error = toTransportError(new DOMException('late', 'TimeoutError'), request);
  expect(error).toMatchObject({ code: 'TIMEOUT' });
  expect(String(error)).toContain('it did not come within 2.5 seconds.');
});

test('returns the reason of the signal when it is aborted, and a KeepnetError as it is', () => {
  expect(toTransportError(new Error(), { ...request, signal: AbortSignal.abort('stopped') })).toBe('stopped');
  const unreadable = new KeepnetResponseError('An answer cannot be read.');
  expect(toTransportError(unreadable, request)).toBe(unreadable);
});

test.each([
  [407, 'It asks for a user and a password: write them into the proxy variable, as http://user:password@host:port.'],
  [403, 'Ask whoever runs the proxy to let this machine reach keepnet.example:8443.'],
])('returns the proxy and its status %i when it opens no tunnel', (status, advice) => {
  vi.stubEnv('HTTPS_PROXY', 'http://user:secret@proxy.example:3128');
  for (const error of [new TunnelRefused(status), { code: 'ERR', cause: new TunnelRefused(status) }]) {
    expect(String(toTransportError(error, request))).toContain(
      `No answer from keepnet.example:8443: the proxy proxy.example:3128 opened no connection to it (HTTP status ${status}). ${advice}`,
    );
  }
});
