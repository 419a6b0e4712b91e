import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

import { expect } from 'vitest';

import { executionsOf } from '../../src/executions';
import type { Session } from '../../src/session';
import { node, type WorkflowNode } from '../../src/workflow';
import type { Gate } from './gate';
import { ownN8n, type OwnN8n } from './own-n8n';
import { type PollMode, UNTIL_POLLED } from './poll-mode';
import { type Firing, startWatcher, type Watcher } from './watcher';

/** What `proveCrash` may take. */
export const CRASH_MS = 1_200_000;

/**
 * Kills n8n while one trigger is polling, one has started a workflow that is still running, and one has nothing to do;
 * then once more before it could store what a poll found. Proves for each what fires, and how often.
 */
export async function proveCrash(mode: PollMode): Promise<void> {
  const n8n = await ownN8n(mode.environment);
  const idle = await startWatcher(n8n.session, mode);
  const polling = await startWatcher(n8n.session, mode);
  const working = await startWatcher(n8n.session, mode, slowService);
  const all = [idle, polling, working];
  const firings = (): Promise<Firing[][]> => Promise.all(all.map((watcher) => watcher.firings(n8n.session)));
  if (mode.baselinePoll === 2) await untilEachPolled(all);
  expect(await firings()).toEqual([[], [], []]);

  const heldPoll = polling.gate.hold({ path: '/search' });
  const heldWork = working.gate.hold({ path: 'slow-service' });
  const [first, duringPoll, duringWork] = await Promise.all(all.map((watcher) => watcher.addCompany()));
  await Promise.all([heldPoll.arrived, heldWork.arrived]);
  await expect.poll(() => idle.firings(n8n.session), UNTIL_POLLED).toEqual([fired(first)]);

  await n8n.kill();
  heldPoll.release();
  heldWork.release();
  const whileDown = await idle.addCompany();
  await n8n.start();
  // What the list of executions shows of the trigger is an item that n8n makes up.
  const crashed = { status: 'crashed', companyIds: [undefined] };
  const once = [[fired(first), fired(whileDown)], [fired(duringPoll)], [crashed]];
  await expect.poll(firings, UNTIL_POLLED).toEqual(once);
  await retryFirst(n8n.session, working.workflowId);
  const retried = [crashed, fired(undefined, duringWork)];
  expect(await working.firings(n8n.session)).toEqual(retried);

  const unstored = await killBeforeStoring(n8n, polling);
  const last = await working.addCompany();
  const twice = [once[0], [fired(duringPoll), fired(unstored)], [...retried, fired(last)]];
  await expect.poll(firings, UNTIL_POLLED).toEqual(twice);
  await untilEachPolled(all);
  expect(await firings()).toEqual(twice);
}

const fired = (...companyIds: unknown[]): Firing => ({ status: 'success', companyIds });

/** Presses Retry on the first execution, which crashed. */
async function retryFirst(session: Session, workflowId: string): Promise<void> {
  const [first] = await executionsOf(session, workflowId);
  await session.post(`/rest/executions/${first?.id}/retry`, { loadWorkflow: false });
}

/** A service that a workflow calls, behind the gate. */
function slowService({ url }: Gate): WorkflowNode {
  const parameters = { url: `${url}/_sandbox/scenarios?slow-service`, options: {} };
  return node('Slow service', 'n8n-nodes-base.httpRequest', 4.2, parameters);
}

async function untilEachPolled(watchers: readonly Watcher[]): Promise<void> {
  const before = watchers.map((watcher) => watcher.searches());
  const polled = (): boolean => watchers.every((watcher, index) => watcher.searches() > (before[index] ?? 0));
  await expect.poll(polled, UNTIL_POLLED).toBe(true);
  // The search is the poll's last request; what n8n makes of it is its own.
  await wait(3_000);
}

/** Kills n8n when a poll has found a new company and nothing of it can have been stored; starts it again. */
async function killBeforeStoring(n8n: OwnN8n, watcher: Watcher): Promise<string> {
  const held = watcher.gate.hold({ path: '/search' });
  const found = await watcher.addCompany();
  await held.arrived;
  const database = new DatabaseSync(join(n8n.userFolder, '.n8n', 'database.sqlite'), { timeout: 5_000 });
  database.exec('BEGIN IMMEDIATE');
  held.release();
  await wait(2_000);
  await n8n.kill();
  database.exec('ROLLBACK');
  database.close();
  await n8n.start();
  return found;
}
