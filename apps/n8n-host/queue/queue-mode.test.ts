import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { TODAY } from '../e2e/setup/days';
import { createCredential, type StoredCredential } from '../src/credentials';
import { type QueueMode, startQueueMode } from '../src/queue/start-queue-mode';
import { keepnet, node } from '../src/workflow';
import { QUESTIONS } from './setup/questions';
import { webhookWorkflow } from './setup/webhook-workflow';

const CONCURRENCY = 5;
let n8n: QueueMode;
let server: RunningSandbox;
let credential: StoredCredential;

beforeAll(async () => {
  server = await startSandbox({ companies: 600, pageCap: 100, latencyMs: 20, today: TODAY });
  n8n = await startQueueMode({ workers: 2, concurrency: CONCURRENCY });
  const { url: baseUrl, clientId, clientSecret } = server;
  credential = await createCredential(n8n.session, 'Sandbox', { baseUrl, clientId, clientSecret });
});

afterAll(async () => {
  await n8n?.stop();
  await server?.close();
});

test('try', async () => {
  for (const { name, parameters, read, truth } of QUESTIONS) {
    const k = keepnet(credential, parameters);
    const extract = node('Extract', 'n8n-nodes-base.extractFromFile', 1.1, { operation: 'csv', binaryPropertyName: 'data' });
    const w = await webhookWorkflow(n8n.session, name, name === 'export' ? [k, extract] : [k]);
    const t = Date.now();
    const { status, body } = await w.call();
    console.log(name, status, Date.now() - t, body.toString().slice(0, 300));
    expect(read(JSON.parse(body.toString()))).toEqual(truth(server));
  }
  console.log(await n8n.workers[0]?.started(), await n8n.workers[1]?.started(), server.sandbox.journal.list().map((e) => [e.path, e.status, e.inFlight].join(' ')));
  void onTestFinished;
});
