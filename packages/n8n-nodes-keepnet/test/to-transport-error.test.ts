import { describe, expect, test } from 'vitest';

import { toTransportError } from '../nodes/Keepnet/to-transport-error';
import { n8n } from './harness/n8n-modules';

const request = {
  method: 'POST',
  url: 'https://keepnet.example/api',
  headers: {},
  responseType: 'text',
  timeoutMs: 1000,
} as const;
const node = {
  id: '',
  name: 'Keepnet',
  type: '',
  typeVersion: 1,
  position: [0, 0] as [number, number],
  parameters: {},
};

const failure = (facts: object): Error => Object.assign(new Error('n8n says'), { config: { data: 'secret' } }, facts);
const wrapped = (cause: Error): Error => new n8n.workflow.NodeApiError(node, cause as never);

describe('returns a KeepnetConnectionError, and nothing of the request, for', () => {
  test.each([
    ['ENOTFOUND', 'the host name is not known'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted'],
    ['HPE_INVALID_CONSTANT', 'what came is no valid HTTP'],
    ['Z_DATA_ERROR', 'the compressed answer was damaged'],
    ['ERR_BAD_RESPONSE', 'the answer was cut short'],
    ['EWHATEVER', 'the connection failed'],
  ])('%s', (code, reason) => {
    for (const error of [failure({ code }), wrapped(failure({ code }))]) {
      const result = toTransportError(error, request);
      const message = `No answer from keepnet.example: ${reason}.`;
      expect(result).toMatchObject({ name: 'KeepnetConnectionError', message });
      expect(JSON.stringify([result, Object.entries(result as object)])).not.toContain('secret');
    }
  });

  test('an error of axios without a code', () => {
    const error = failure({ isAxiosError: true, cause: new Error('no code') });
    expect(toTransportError(error, request)).toMatchObject({ name: 'KeepnetConnectionError' });
  });
});

test.each([
  ['the answer that n8n treats itself', wrapped(failure({ isAxiosError: true, code: 'X', response: { status: 401 } }))],
  ['what the credential says', wrapped(new Error('This credential is for another address'))],
  ['an error of n8n', new n8n.workflow.NodeOperationError(node, 'No credential is set')],
])('returns n8n’s own error for %s', (_name, error) => {
  expect(toTransportError(error, request, [401])).toBe(error);
});

test('returns the reason of an abort, whatever n8n makes of it', () => {
  const reason = new Error('stopped');
  const aborted = { ...request, signal: AbortSignal.abort(reason) };
  expect(toTransportError(failure({ code: 'ERR_CANCELED' }), aborted)).toBe(reason);
});
