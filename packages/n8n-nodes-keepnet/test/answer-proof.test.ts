import { gzipSync } from 'node:zlib';

import type { Transport } from '@keepnet-workflows/core';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { tunnelTo } from '../../core/test/support/loopback-proxy';
import { sendWithTestHelper } from '../nodes/Keepnet/send-with-test-helper';
import { createTransport } from '../nodes/Keepnet/transport';
import { CredentialStore } from './harness/credential-store';
import { createExecuteContext } from './harness/execute-context';
import { answerItself, secureServer, trustedAuthority, useProxy } from './harness/secure-server';
import { startServer } from './harness/server';
import { createTestContext } from './harness/test-credential';

const HOST = 'api.keepnet.test';
const authority = await trustedAuthority();

const { helpers } = createExecuteContext(new CredentialStore({}));
const newer = createTransport(({ agentOptions: _unread, ...options }, abortSignal) =>
  helpers.httpRequest({ ...options, abortSignal }),
);
const sendTest = sendWithTestHelper(createTestContext(new CredentialStore({})), {}, 5000);
const older = createTransport(({ agentOptions, ...options }, signal) => {
  expect({ ...agentOptions }).toHaveProperty('checkServerIdentity');
  return sendTest(options, signal);
});

const ask = (transport: Transport, host: string) =>
  transport({ method: 'GET', url: `https://${host}/x`, headers: {}, responseType: 'text', timeoutMs: 5000 });

async function tunnelToServerOf(host: string): Promise<void> {
  const { url } = await startServer(() => ({ status: 200, body: 'answer' }));
  const { port } = await secureServer(url, await authority.issue(host));
  await useProxy(tunnelTo(port));
}

afterEach(() => vi.unstubAllEnvs());

test('an answer counts where n8n 1 reads no options of connections', async () => {
  await tunnelToServerOf(HOST);
  expect(await ask(newer, HOST)).toMatchObject({ status: 200, body: 'answer' });
});

describe('where n8n 1 reads the options, and does not hand them on to the tunnel', () => {
  test('an answer with the certificate of the server counts', async () => {
    await tunnelToServerOf(HOST);
    expect(await ask(older, HOST)).toMatchObject({ status: 200, body: 'answer' });
  });

  test('an answer with the certificate of the proxy does not', async () => {
    await tunnelToServerOf('localhost');
    await expect(ask(older, '127.0.0.1')).rejects.toThrow('a proxy on the way answered in its place (HTTP status 200)');
  });

  test.each([
    ['as it is', Buffer.from('forged'), 'identity'],
    ['compressed', gzipSync('forged'), 'gzip'],
  ])('an answer of the proxy does not, %s', async (_how, body, encoding) => {
    await useProxy(answerItself('201 Created', 'text/plain', body, encoding));
    await expect(ask(older, HOST)).rejects.toThrow('a proxy on the way answered in its place (HTTP status 201)');
  });
});
