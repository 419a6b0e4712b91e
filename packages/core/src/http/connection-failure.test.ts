import { expect, test } from 'vitest';
import { transportRequest } from '../../test/support/transport-request';
import { connectionFailure, connectionTimeout } from './connection-failure';

const request = transportRequest('https://keepnet.example/api', { timeoutMs: 1500 });

test.each([
  ['ENOTFOUND', 'the host name is not known'],
  ['ECONNABORTED', 'the connection was closed before the answer was complete'],
  ['EPIPE', 'the connection was closed before the answer was complete'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'no secure connection could be agreed on'],
  ['HPE_INVALID_CONSTANT', 'what came is no valid HTTP'],
  ['Z_BUF_ERROR', 'the answer was cut short'],
  ['Z_DATA_ERROR', 'the compressed answer was damaged'],
  ['', 'the connection failed'],
  ['EWHATEVER', 'the connection failed'],
])('says in words what %j means', (code, reason) => {
  const error = connectionFailure(request, code);
  expect(error).toMatchObject({ name: 'KeepnetConnectionError', code: 'CONNECTION' });
  expect(error.message).toBe(`No answer from keepnet.example: ${reason}.`);
});

test('says how long was waited', () => {
  const error = connectionTimeout(request);
  expect(error).toMatchObject({ name: 'KeepnetConnectionError', code: 'TIMEOUT' });
  expect(error.message).toBe('No answer from keepnet.example: it did not come within 1.5 seconds.');
});

test('names no host where the address is none', () => {
  expect(connectionFailure({ ...request, url: 'keepnet' }, '').message).toMatch(/^No answer from the server:/);
});

test('names the proxy, and keeps the cause that the host gives', () => {
  const details = { proxy: 'proxy.example:3128', cause: new Error('ECONNRESET') };
  for (const error of [connectionFailure(request, 'ECONNRESET', details), connectionTimeout(request, details)]) {
    expect(error.message).toMatch(/^No answer from keepnet.example through the proxy proxy.example:3128: [it]/);
    expect(error.cause).toBe(details.cause);
  }
});
