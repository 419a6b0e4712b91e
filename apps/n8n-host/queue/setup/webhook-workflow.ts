import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { fetchWhenReady } from '../../src/fetch-when-ready';
import type { Session } from '../../src/session';
import { chain, node, type WorkflowNode } from '../../src/workflow';
import { createWorkflow, publishWorkflow } from '../../src/workflows';

/** What the caller of a webhook gets. */
export interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

/** A published workflow that a request starts, and whose last node answers it. */
export interface WebhookWorkflow {
  readonly id: string;
  call(): Promise<Reply>;
}

/** Publishes a workflow that begins with a webhook. */
export async function webhookWorkflow(
  session: Session,
  name: string,
  nodes: readonly WorkflowNode[],
  responseData: 'allEntries' | 'firstEntryBinary' = 'allEntries',
): Promise<WebhookWorkflow> {
  const path = randomUUID();
  const parameters = { path, responseMode: 'lastNode', responseData, responseBinaryPropertyName: 'data' };
  const webhook = { ...node('Webhook', 'n8n-nodes-base.webhook', 2, parameters), webhookId: path };
  const stored = await createWorkflow(session, chain(name, webhook, ...nodes));
  await publishWorkflow(session, stored);
  const url = `${session.login.url}/webhook/${path}`;
  // HEAD starts nothing: n8n knows the path for GET alone, and says so.
  const deadline = Date.now() + 60_000;
  while (!(await isRegistered(url)) && Date.now() < deadline) await wait(100);
  return { id: stored.id, call: () => fetchWhenReady(url) };
}

async function isRegistered(url: string): Promise<boolean> {
  const response = await fetch(url, { method: 'POST' });
  return /GET/.test(await response.text());
}
