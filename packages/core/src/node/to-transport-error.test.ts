import { beforeEach, expect, test } from 'vitest';

import { transportRequest } from '../../test/support/transport-request';
import { setProxy } from '../../test/support/use-proxy';
import { KeepnetResponseError } from '../errors/keepnet-response-error';

import { toTransportError } from './to-transport-error';

const request = transportRequest('https://keepnet.example:8443/x?y=z', { timeoutMs: 2500 });

beforeEach(() => setProxy(undefined));

test.each([
  ['ECONNREFUSED', 'the connection was refused.', 'ECONNREFUSED'],
  ['EMFILE', 'the connection failed.', 'EMFILE'],
  ['secret text', 'the connection failed.', 'UNKNOWN'],
  [undefined, 'the connection failed.', 'UNKNOWN'],
])('returns the reason in words for the code %s, and of the error nothing else', (code, words, kept) => {
  for (const error of [{ code, config: 'secret' }, { cause: { code } }]) {
    const given = toTransportError(Object.assign(new Error('with secret'), error), request);
    const facts = { message: `No answer from keepnet.example:8443: ${words}`, cause: new Error(kept) };
    expect(given).toMatchObject({ name: 'KeepnetConnectionError', code: 'CONNECTION', ...facts });
  }
});

test('returns a TIMEOUT for a signal whose time is up', () => {
  const given = toTransportError(new DOMException('with secret', 'TimeoutError'), request);
  expect(given).toMatchObject({ name: 'KeepnetConnectionError', code: 'TIMEOUT', cause: new Error('ETIMEDOUT') });
  expect(String(given)).toContain('No answer from keepnet.example:8443: it did not come within 2.5 seconds.');
});

test('returns an error for anything thrown, and for an address that is none', () => {
  expect(String(toTransportError(undefined, { ...request, url: 'nowhere' }))).toContain('No answer from the server');
});

test('returns the reason of the signal when it is aborted, and a KeepnetError as it is', () => {
  expect(toTransportError(new Error(), { ...request, signal: AbortSignal.abort('stopped') })).toBe('stopped');
  const unreadable = new KeepnetResponseError('An answer cannot be read.');
  expect(toTransportError(unreadable, request)).toBe(unreadable);
});
