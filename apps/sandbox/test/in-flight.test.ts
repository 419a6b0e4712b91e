import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startSandbox, type SandboxOptions } from '../src/index';
import { SandboxClient } from './sandbox-client';

/** Sends requests at once, then one alone; returns what the journal says was in flight. */
async function inFlight(options: SandboxOptions, count: number): Promise<number[]> {
  const { url, sandbox, close } = await startSandbox({ companies: 5, ...options });
  const send = (): Promise<void> =>
    new Promise((resolve) => {
      const call = request(`${url}/connect/token`, { method: 'POST' }, (answer) => answer.resume());
      call.on('error', () => undefined).on('close', () => resolve());
      call.end('grant_type=client_credentials');
    });
  await Promise.all(Array.from({ length: count }, send));
  await send();
  await close();
  return sandbox.journal.list().map((entry) => entry.inFlight);
}

test('returns how many requests were under way when each came', async () => {
  expect(await inFlight({ latencyMs: 100 }, 4)).toEqual([1, 2, 3, 4, 1]);
});

test('returns to none after a connection that was cut', async () => {
  expect(await inFlight({ scenario: 'reset:on=token:always' }, 1)).toEqual([1, 1]);
});

test('returns to none after a request that came without a network', async () => {
  const { app, sandbox } = await SandboxClient.connect({ companies: 5 });
  await app.inject('/api/users');
  expect(sandbox.journal.list().map((entry) => entry.inFlight)).toEqual([1, 1]);
});
