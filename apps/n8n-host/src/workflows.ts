import { setTimeout as wait } from 'node:timers/promises';

import { type Execution, waitForExecution } from './executions';
import { HostError } from './host-error';
import { N8N } from './n8n-program';
import type { Session } from './session';
import type { Workflow } from './workflow';

export interface StoredWorkflow {
  readonly id: string;
  readonly versionId: string;
}

export function createWorkflow(session: Session, workflow: Workflow): Promise<StoredWorkflow> {
  return session.post('/rest/workflows', { ...workflow, ...(N8N.isFirstLine && { active: false }) });
}

/**
 * Starts a workflow from its manual trigger, as the editor's button does.
 *
 * @returns The id of the execution.
 */
export async function startWorkflow(session: Session, id: string, trigger = 'Start'): Promise<string> {
  const { executionId } = await session.post<{ executionId: string }>(`/rest/workflows/${id}/run`, {
    triggerToStartFrom: { name: trigger },
    // n8n 1 runs the workflow in the request, not the stored one.
    ...(N8N.isFirstLine && { workflowData: await session.get<Workflow>(`/rest/workflows/${id}`) }),
  });
  return executionId;
}

/** Runs a workflow from its manual trigger to its end. */
export async function runWorkflow(session: Session, id: string, trigger = 'Start'): Promise<Execution> {
  return waitForExecution(session, await startWorkflow(session, id, trigger));
}

/** Publishes a workflow and waits until its trigger is there; n8n's first answer comes before that. */
export async function publishWorkflow(session: Session, { id, versionId }: StoredWorkflow): Promise<void> {
  await session.post(`/rest/workflows/${id}/activate`, { versionId });
  // n8n 1 answers when the trigger is there.
  if (N8N.isFirstLine) return;
  const deadline = Date.now() + 120_000;
  for (;;) {
    const answer = await session.get<{ status: string }>(`/rest/workflows/${id}/publication-status`);
    if (answer.status === 'published') return;
    if (answer.status === 'failed' || Date.now() > deadline) {
      throw new HostError(`The workflow could not be published: ${JSON.stringify(answer)}`);
    }
    await wait(100);
  }
}
