import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { expect, onTestFinished } from 'vitest';

import type { StoredCredential } from '../../src/credentials';
import { executionsOf, waitForExecution } from '../../src/executions';
import type { QueueMode, Worker } from '../../src/queue/start-queue-mode';
import { keepnet, node } from '../../src/workflow';
import { startDeliveryServer } from './delivery-server';
import { TOTAL } from './questions';
import { type WebhookWorkflow, webhookWorkflow } from './webhook-workflow';

const SLOW_MS = 10_000;
const WAIT = { timeout: 90_000, interval: 200 };

/** The executions of a worker when it died. */
interface Lost {
  /** Executions that had delivered. */
  readonly delivered: readonly string[];
  /** Executions that were still asking Keepnet. */
  readonly asking: readonly string[];
}

/**
 * Kills one of two workers while both are running executions, before and after the delivery, and checks each execution:
 * it fails and is never repeated automatically; everything delivered is right and was delivered once.
 *
 * @param concurrency Executions that a worker runs at once.
 */
export async function loseWorker(
  { session, workers: allWorkers }: QueueMode,
  server: RunningSandbox,
  credential: StoredCredential,
  concurrency: number,
): Promise<void> {
  const workers = allWorkers.slice(-2);
  const recorder = await startDeliveryServer();
  onTestFinished(() => recorder.close());
  const workflow = await publishBilling(recorder.url);
  const delivered = (): unknown[] => recorder.deliveries.map(({ execution }) => execution);
  const before = allWorkers.flatMap((worker) => worker.started());
  const started = (worker: Worker): string[] => worker.started().filter((id) => !before.includes(id));
  const allStarted = (): string[] => workers.flatMap(started);

  // One more than a worker takes, so both have some; each waits after its delivery.
  const first = Array.from({ length: concurrency + 1 }, () => workflow.call());
  await expect.poll(() => delivered().length, WAIT).toBe(first.length);
  // As many as there is room for: the worker with fewer of the first takes more of these.
  server.sandbox.setScenario(`slow:${SLOW_MS}:at=1:always`);
  const second = Array.from({ length: concurrency - 1 }, () => workflow.call());
  await expect.poll(() => allStarted().length, WAIT).toBe(first.length + second.length);

  const under = (worker: Worker): Lost => ({
    delivered: started(worker).filter((id) => delivered().includes(id)),
    asking: started(worker).filter((id) => !delivered().includes(id)),
  });
  const victim = workers.find((worker) => under(worker).asking.length > 0);
  if (!victim) throw new Error('No worker has an execution that is asking.');
  const lost = under(victim);
  expect(lost.delivered.length).toBeGreaterThan(0);
  await victim.kill();
  server.sandbox.setScenario('none');
  recorder.release();

  // Whoever waits for an answer gets one.
  const replies = await Promise.all([...first, ...second]);
  const lostIds = [...lost.delivered, ...lost.asking].sort();
  expect(replies.filter(({ status }) => status === 500)).toHaveLength(lostIds.length);
  const executions = await executionsOf(session, workflow.id);
  const failed = executions.filter(({ status }) => status !== 'success');
  expect(failed.map(({ id }) => id).sort()).toEqual(lostIds);
  for (const { status, error } of failed) {
    expect(status).toBe('error');
    expect(error?.message).toMatch(/failed to be processed too many times/);
  }
  // None of them was started again.
  expect(new Set(allStarted()).size).toBe(allStarted().length);
  const mayDeliver = executions.map(({ id }) => id).filter((id) => !lost.asking.includes(id));
  expect(delivered().sort()).toEqual(mayDeliver.sort());

  // n8n has kept nothing that Retry could start from, so the work must be started again.
  const deliveredBefore = delivered().length;
  const retry = await session.post<{ id: string }>(`/rest/executions/${lost.asking[0]}/retry`, { loadWorkflow: false });
  const retried = await waitForExecution(session, retry.id);
  expect(retried.status).toBe('error');
  expect(delivered().length).toBe(deliveredBefore);
  expect((await workflow.call()).status).toBe(200);
  expect(delivered().length).toBe(deliveredBefore + 1);
  const right = TOTAL.truth(server);
  for (const { total, companies } of recorder.deliveries) expect([[total, companies]]).toEqual(right);

  function publishBilling(url: string): Promise<WebhookWorkflow> {
    const total = keepnet(credential, TOTAL.parameters, 'keepnet', 'Total');
    const deliver = node('Deliver', 'n8n-nodes-base.httpRequest', 4.2, {
      method: 'POST',
      url: `${url}/deliver`,
      sendBody: true,
      specifyBody: 'json',
      jsonBody: '={{ { execution: $execution.id, total: $json.totalMonthlyUsers, companies: $json.companyCount } }}',
    });
    const hold = node('Hold', 'n8n-nodes-base.httpRequest', 4.2, { url: `${url}/hold` });
    return webhookWorkflow(session, 'Bill', [total, deliver, hold]);
  }
}
