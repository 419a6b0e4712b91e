import { setTimeout as wait } from 'node:timers/promises';

import { parse } from 'flatted';

import { HostError } from './host-error';
import type { Session } from './session';

/** One item of a node's output. */
export interface Item {
  readonly json: Readonly<Record<string, unknown>>;
  readonly binary?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface NodeRun {
  readonly data?: { readonly main?: readonly (readonly Item[] | null)[] };
  readonly error?: { readonly message: string; readonly description?: string };
}

/** A workflow's run that has ended. */
export interface Execution {
  readonly id: string;
  readonly status: string;
  readonly runData: Readonly<Record<string, readonly NodeRun[]>>;
  readonly error: { readonly message: string; readonly description?: string } | undefined;
}

interface Answer {
  readonly id: string;
  readonly status: string;
  readonly data: string;
}

const UNFINISHED = ['new', 'running', 'waiting'];
// Without a status, n8n queries running and ended executions separately, at the same time. One that ends in between is
// found twice or not at all.
const STATUSES = [...UNFINISHED, 'canceled', 'crashed', 'error', 'success', 'unknown'];

/** @throws HostError if it has not ended by then. Default: two minutes. */
export async function waitForExecution(session: Session, id: string, timeoutMs = 120_000): Promise<Execution> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await session.get<Answer>(`/rest/executions/${id}`);
    if (!UNFINISHED.includes(answer.status)) return decode(answer);
    if (Date.now() > deadline) throw new HostError(`Execution ${id} has not ended after ${timeoutMs / 1000} s.`);
    await wait(100);
  }
}

/** The runs of a workflow, oldest first; waits for those that have not ended. */
export async function executionsOf(session: Session, workflowId: string): Promise<Execution[]> {
  const filter = encodeURIComponent(JSON.stringify({ workflowId, status: STATUSES }));
  const { results } = await session.get<{ results: { id: string }[] }>(`/rest/executions?filter=${filter}&limit=50`);
  const executions = await Promise.all(results.map(({ id }) => waitForExecution(session, id)));
  return executions.sort((a, b) => Number(a.id) - Number(b.id));
}

/** The items that a node put out, over all its runs. */
export function itemsOf({ runData }: Execution, node: string): Item[] {
  return (runData[node] ?? []).flatMap(({ data }) => (data?.main ?? []).flatMap((items) => items ?? []));
}

function decode({ id, status, data }: Answer): Execution {
  const { resultData } = parse(data) as { resultData: Pick<Execution, 'runData' | 'error'> };
  return { id, status, runData: resultData.runData ?? {}, error: resultData.error };
}
