import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { ByteStream } from '../../core';
import type { SendRequest } from './transport';

/**
 * Sends a request of a credential's Test, for which n8n has only its older helper. That helper takes no signal: the
 * request ends after `timeoutMs`, or when its body is destroyed.
 */
export function sendWithTestHelper(
  { helpers }: ICredentialTestFunctions,
  { allowedHttpRequestDomains, allowedDomains }: ICredentialDataDecryptedObject,
  timeoutMs: number,
): SendRequest {
  // In a run, n8n itself limits the credential to its domains.
  const domains = allowedHttpRequestDomains === 'domains' && { allowedDomains };
  return async ({ url, method, headers, body, agentOptions }, signal) => {
    const answer = (await helpers.request({
      uri: url,
      method,
      // An uncompressed body shows its connection, see AnswerProof.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body,
      timeout: timeoutMs,
      followRedirect: false,
      simple: false,
      useStream: true,
      resolveWithFullResponse: true,
      ...(agentOptions && { agentOptions }),
      ...domains,
    })) as IN8nHttpFullResponse;
    const stream = answer.body as unknown as ByteStream;
    signal.addEventListener('abort', () => stream.destroy(), { once: true });
    return answer;
  };
}
