import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

import { expect } from 'vitest';

import { node, type WorkflowNode } from '../../src/workflow';
import type { Gate } from './gate';
import { ownN8n, type OwnN8n } from './own-n8n';
import { POLL_MS } from './prove-trigger';
import { type Firing, startWatcher, type Watcher } from './watcher';

const UNTIL_POLLED = { timeout: 3 * POLL_MS, interval: 1_000 };

/**
 * Kills n8n while one trigger is polling, one has started a workflow that is still running, and one has nothing to do;
 * then once more before it could store what a poll found. Proves for each what fires, and how often.
 *
 * @param extra Further environment of n8n.
 * @param polls After how many polls a change counts as one.
 */
export async function proveCrash(extra: Readonly<Record<string, string>>, polls: 1 | 2): Promise<void> {
  const n8n = await ownN8n(extra);
  const idle = await startWatcher(n8n.session);
  const polling = await startWatcher(n8n.session);
  const working = await startWatcher(n8n.session, slowService);
  const all = [idle, polling, working];
  const firings = (): Promise<Firing[][]> => Promise.all(all.map((watcher) => watcher.firings(n8n.session)));
  if (polls === 2) await untilEachPolled(all);
  expect(await firings()).toEqual([[], [], []]);

  const heldPoll = polling.gate.hold({ path: '/search' });
  const heldWork = working.gate.hold({ path: 'slow-service' });
  const [first, duringPoll] = await Promise.all(all.map((watcher) => watcher.addCompany()));
  await Promise.all([heldPoll.arrived, heldWork.arrived]);
  await expect.poll(() => idle.firings(n8n.session), UNTIL_POLLED).toEqual([fired(first)]);

  await n8n.kill();
  heldPoll.release();
  heldWork.release();
  const whileDown = await idle.addCompany();
  await n8n.start();
  // n8n knows that something had started, and not with what: the company itself is lost to it.
  const crashed = { status: 'crashed', companyIds: [undefined] };
  const once = [[fired(first), fired(whileDown)], [fired(duringPoll)], [crashed]];
  await expect.poll(firings, UNTIL_POLLED).toEqual(once);

  const unstored = await killBeforeStoring(n8n, polling);
  const again = await working.addCompany();
  const all3 = [once[0], [fired(duringPoll), fired(unstored)], [crashed, fired(again)]];
  await expect.poll(firings, UNTIL_POLLED).toEqual(all3);
  await untilEachPolled(all);
  expect(await firings()).toEqual(all3);
}

const fired = (...companyIds: unknown[]): Firing => ({ status: 'success', companyIds });

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
