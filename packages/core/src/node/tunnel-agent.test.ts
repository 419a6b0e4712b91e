import { get, createServer } from 'node:https';
import { Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';

import { createAuthority, listen, startLoopbackProxy, tunnelTo } from '../../test/support/loopback-proxy';

import { TunnelAgent } from './tunnel-agent';

const url = 'https://api.keepnet.test/';

test('lets the process end while a tunnel waits for another request, and holds it while one is under way', async () => {
  const authority = await createAuthority();
  const server = createServer(await authority.issue('api.keepnet.test'), (_request, response) => response.end('ok'));
  const proxy = await startLoopbackProxy(tunnelTo(await listen(server)));
  const named = { name: 'the proxy', url: new URL(`http://localhost:${proxy.port}`) };
  const agent = new TunnelAgent(named, { keepAlive: true, ca: authority.certificate });
  onTestFinished(async () => {
    agent.destroy();
    await proxy.close();
    server.close().closeAllConnections();
    vi.restoreAllMocks();
  });
  const calls: string[] = [];
  for (const name of ['ref', 'unref'] as const) {
    const original = Socket.prototype[name];
    vi.spyOn(Socket.prototype, name).mockImplementation(function (this: Socket) {
      if (this.remotePort === proxy.port) calls.push(name);
      return original.call(this);
    });
  }
  const ask = async (): Promise<void> => {
    await new Promise((resolve, reject) => {
      get(url, { agent }, (response) => response.resume().once('end', resolve)).once('error', reject);
    });
    await vi.waitFor(() => expect(Object.values(agent.freeSockets)).toHaveLength(1), 5000);
  };
  await ask();
  expect(calls).toEqual(['unref']);
  await ask();
  expect(calls).toEqual(['unref', 'ref', 'unref']);
  expect(proxy.asked).toHaveLength(1);
});
