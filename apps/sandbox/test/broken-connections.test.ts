import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../src/index';
import { SEARCH, SandboxClient } from './sandbox-client';

let running: RunningSandbox | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function tokenOf(url: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'sandbox',
    client_secret: 'sandbox-secret',
    scope: 'api1',
  });
  const answer = await fetch(`${url}/connect/token`, { method: 'POST', body });
  return String(Object(await answer.json()).access_token);
}

interface Outcome {
  readonly bytes: number;
  readonly promised: number;
  readonly error: string | undefined;
}

async function send(path: string, body: object, scenario: string): Promise<Outcome> {
  running = await startSandbox({ companies: 300 });
  const { url } = running;
  const headers = {
    authorization: `Bearer ${await tokenOf(url)}`,
    'content-type': 'application/json',
    'x-sandbox-scenario': scenario,
  };
  return new Promise((resolve) => {
    let [bytes, promised] = [0, 0];
    const done = (error?: Error & { code?: string }) => resolve({ bytes, promised, error: error?.code });
    const call = request(`${url}${path}`, { method: 'POST', headers }, (answer) => {
      promised = Number(answer.headers['content-length']);
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('error', done);
      answer.on('end', () => done());
    });
    call.on('error', done);
    call.end(JSON.stringify(body));
  });
}

const EXPORT = { ...SEARCH, exportType: 'CSV', reportAllPages: true };

describe('broken connections', () => {
  it('reset ends the connection without an answer', async () => {
    expect(await send('/api/companies/search', SEARCH, 'reset')).toEqual({
      bytes: 0,
      promised: 0,
      error: 'ECONNRESET',
    });
    const [entry] = running?.sandbox.journal.list().slice(-1) ?? [];
    expect(entry).toMatchObject({ path: '/api/companies/search', status: null, scenario: ['reset'] });
  });

  it('truncated ends the connection in the middle of the body', async () => {
    const { bytes, promised, error } = await send('/api/companies/search', SEARCH, 'truncated');
    expect(error).toBe('ECONNRESET');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(promised);
  });

  it.each(['CSV', 'Excel'])('export-truncated ends the connection in the middle of the %s file', async (exportType) => {
    const path = '/api/companies/search/export';
    const { bytes, promised, error } = await send(path, { ...EXPORT, exportType }, 'export-truncated');
    expect(error).toBe('ECONNRESET');
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(promised);
  });

  it('export-truncated hits the first export only, all of them with always', async () => {
    const { app } = await SandboxClient.connect();
    const hits = (scenario: string) => {
      app.sandbox.setScenario(scenario);
      return [1, 2].map(() => app.sandbox.scenarios.forRequest('export', 1, '').has('export-truncated'));
    };
    expect(hits('export-truncated')).toEqual([true, false]);
    expect(hits('export-truncated:at=2')).toEqual([false, true]);
    expect(hits('export-truncated:always')).toEqual([true, true]);
    expect(app.sandbox.scenarios.forRequest('search', 1, '').has('export-truncated')).toBe(false);
  });

  it('closes at once while a slow answer is pending', async () => {
    running = await startSandbox({ companies: 5 });
    const { url, sandbox, close } = running;
    const headers = { authorization: `Bearer ${await tokenOf(url)}`, 'content-type': 'application/json' };
    sandbox.setScenario('slow:600000:at=1');
    const pending = fetch(`${url}/api/companies/search`, { method: 'POST', headers, body: JSON.stringify(SEARCH) });
    await expect.poll(() => sandbox.journal.list().length, { interval: 5 }).toBe(2);
    await close();
    expect((await pending).status).toBe(503);
  });
});

describe('startSandbox', () => {
  it('throws SandboxInputError when the port is in use', async () => {
    running = await startSandbox({ companies: 1 });
    const port = Number(new URL(running.url).port);
    await expect(startSandbox({ companies: 1, port })).rejects.toThrow(
      `Port ${port} is in use. Choose another with --port.`,
    );
  });

  it('waits latencyMs before every answer', async () => {
    const client = await SandboxClient.connect({ latencyMs: 40 });
    const start = performance.now();
    await client.search();
    expect(performance.now() - start).toBeGreaterThan(35);
  });
});
