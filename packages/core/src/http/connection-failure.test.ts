import { describe, expect, test } from 'vitest';

import { connectionFailure, connectionTimeout } from './connection-failure';

const request = {
  method: 'POST',
  url: 'https://keepnet.example/api',
  headers: { authorization: 'Bearer secret' },
  responseType: 'text',
  timeoutMs: 1500,
} as const;

describe('returns a KeepnetConnectionError with words for', () => {
  test.each([
    ['ENOTFOUND', 'the host name is not known'],
    ['ECONNABORTED', 'the connection was closed before the answer was complete'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another address'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no secure connection could be agreed on'],
    ['EPIPE', 'the connection was closed before the answer was complete'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
    ['HPE_INVALID_CONSTANT', 'what came is no valid HTTP'],
    ['Z_BUF_ERROR', 'the answer was cut short'],
    ['Z_DATA_ERROR', 'the compressed answer was damaged'],
    ['', 'the connection failed'],
    ['EWHATEVER', 'the connection failed'],
  ])('%j', (code, reason) => {
    const error = connectionFailure(request, code);
    expect(error).toMatchObject({ name: 'KeepnetConnectionError', code: 'CONNECTION' });
    expect(error.message).toBe(`No answer from keepnet.example: ${reason}.`);
  });
});

test('returns a KeepnetConnectionError that tells how long was waited', () => {
  const error = connectionTimeout(request);
  expect(error).toMatchObject({ name: 'KeepnetConnectionError', code: 'TIMEOUT' });
  expect(error.message).toBe('No answer from keepnet.example: it did not come within 1.5 seconds.');
});

test('returns a KeepnetConnectionError without a host where the address is none', () => {
  expect(connectionFailure({ ...request, url: 'keepnet' }, '').message).toMatch(/^No answer from the server:/);
});

test('returns a KeepnetConnectionError that names the proxy, with the cause that the host gives', () => {
  const cause = new Error('ECONNRESET');
  const failure = connectionFailure(request, 'ECONNRESET', { proxy: 'proxy.example:3128', cause });
  expect(failure.message).toMatch(/^No answer from keepnet.example through the proxy proxy.example:3128: the conn/);
  expect(failure.cause).toBe(cause);
  const timeout = connectionTimeout(request, { proxy: 'proxy.example:3128' });
  expect(timeout).toMatchObject({ code: 'TIMEOUT' });
  expect(timeout.message).toMatch(/^No answer from keepnet.example through the proxy proxy.example:3128: it did not/);
});
