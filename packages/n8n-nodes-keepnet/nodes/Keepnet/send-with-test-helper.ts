import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { ByteStream } from '../../core';
import type { SendRequest } from './transport';

/**
 * Sends a request of a credential's Test, where n8n has its older helper only. That one knows no signal: it ends with
 * `timeoutMs`, or when the body that it gave is destroyed.
 */
export function sendWithTestHelper(
  { helpers }: ICredentialTestFunctions,
  { allowedHttpRequestDomains, allowedDomains }: ICredentialDataDecryptedObject,
  timeoutMs: number,
): SendRequest {
  // In a run n8n holds the credential to its domains by itself.
  const domains = allowedHttpRequestDomains === 'domains' && { allowedDomains };
  return async ({ url, method, headers, body, agentOptions }, signal) => {
    const answer = (await helpers.request({
      uri: url,
      method,
      // A body that is not compressed tells where it came from, see AnswerProof.
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
