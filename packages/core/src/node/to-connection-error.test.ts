import { expect, test } from 'vitest';

import { toConnectionError, toTimeoutError } from './to-connection-error';

const url = 'https://user:pass@api.example:8443/connect/token?x=1';

test.each([
  ['ECONNREFUSED', 'the connection was refused. Check the base address, and HTTPS_PROXY if a proxy is used.'],
  ['ENOTFOUND', 'the host name was not found. Check the base address, and HTTPS_PROXY if a proxy is used.'],
  ['ECONNRESET', 'the connection was reset before the answer was complete.'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'the answer was cut short.'],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). If it is your own, name it in NODE_EXTRA_CA_CERTS.',
  ],
  ['HPE_INVALID_CONSTANT', 'the answer was no valid HTTP. Check that the address is that of the API.'],
  ['EPROTO', 'no secure connection could be agreed on. Check that the address and its port speak https.'],
  ['EMFILE', 'the connection failed (EMFILE).'],
  ['secret text', 'the connection failed.'],
])('returns the host and the reason in words for %s', (code, reason) => {
  const error = toConnectionError(Object.assign(new Error('with secret'), { code, config: 'secret' }), url);
  expect(error.message).toBe(`No answer from api.example:8443: ${reason}`);
  expect(error.code).toBe('CONNECTION');
  expect(error.cause).toEqual(new Error(code === 'secret text' ? 'UNKNOWN' : code));
});

test('returns an error for anything thrown and for an address that is none', () => {
  expect(toConnectionError(undefined, 'nowhere').message).toBe('No answer from the server: the connection failed.');
});

test('returns the seconds waited for a timeout', () => {
  const error = toTimeoutError(url, 2500, 'the answer');
  expect(error.message).toBe('No answer from api.example:8443: the answer did not come within 2.5 s.');
  expect(error.code).toBe('TIMEOUT');
});
