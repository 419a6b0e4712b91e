import type { Transport } from '@keepnet-workflows/core';
import { startLoopbackServer, transportContract } from '@keepnet-workflows/core/testing';
import type { ZObject } from 'zapier-platform-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { createTransport, HOST_HANDLES } from '../src/http/transport';
import { withZ } from './harness/with-z';

async function transportOfZapier(): Promise<Transport> {
  let z: ZObject | undefined;
  await withZ(async (given) => {
    z = given;
    return {};
  });
  if (!z) throw new Error('Zapier gave no z.');
  return createTransport(z);
}

const cases = transportContract({
  createTransport: transportOfZapier,
  hostHandles: HOST_HANDLES,
  checksCompression: false,
});

describe('the transport over z.request', () => {
  for (const { name, run } of cases) test(name, run);
});

test('no proxy is asked, whatever the environment names', async () => {
  const proxy = await startLoopbackServer((response) => response.end('{"access_token":"forged"}'));
  onTestFinished(proxy.close);
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']) {
    vi.stubEnv(name, proxy.origin);
    vi.stubEnv(name.toLowerCase(), proxy.origin);
  }
  const send = await transportOfZapier();
  const request = { method: 'GET', headers: {}, responseType: 'text', timeoutMs: 5000 } as const;
  await expect(send({ ...request, url: 'https://127.0.0.1:1/x' })).rejects.toThrow('the connection was refused');
  expect(proxy.sockets).toEqual([]);
});
