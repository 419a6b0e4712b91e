import { setTimeout as wait } from 'node:timers/promises';

import type { CompanySnapshot, RunningSandbox } from '@keepnet-workflows/sandbox';
import { expect } from 'vitest';

import { createCredential } from '../../src/credentials';
import { executionsOf, itemsOf } from '../../src/executions';
import { chain, keepnet, node } from '../../src/workflow';
import { createWorkflow, publishWorkflow } from '../../src/workflows';
import { changeCompany } from './change-company';
import { ownN8n } from './own-n8n';
import { type PollMode, UNTIL_POLLED } from './poll-mode';
import { accessTo, inDays, sandboxForTest } from './sandbox';

/** What `proveTrigger` may take. */
export const PROOF_MS = 900_000;

const EVENTS = ['companyCreated', 'licenseExpired', 'licenseLimitExceeded', 'renewalUpcoming'] as const;

type Fired = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/**
 * Publishes a workflow for each event, and proves that each change in the sandbox starts one of them exactly once, also
 * over a restart of n8n.
 */
export async function proveTrigger(mode: PollMode): Promise<void> {
  const server = await sandboxForTest();
  const n8n = await ownN8n(mode.environment);
  const credential = await createCredential(n8n.session, 'Sandbox', accessTo(server));
  const ids: Record<string, string> = {};
  for (const event of EVENTS) {
    const trigger = keepnet(credential, { event, days: 30, pollTimes: mode.pollTimes }, 'keepnetTrigger', 'Trigger');
    const stored = await createWorkflow(n8n.session, chain(event, trigger, node('End', 'n8n-nodes-base.noOp', 1)));
    await publishWorkflow(n8n.session, stored);
    ids[event] = stored.id;
  }

  /** The companies that each event fired for, one list per execution. */
  const fired = async (): Promise<Fired> => {
    const lists = EVENTS.map(async (event) => {
      const executions = await executionsOf(n8n.session, ids[event] ?? '');
      return [event, executions.map((each) => itemsOf(each, 'Trigger').map(({ json }) => json['companyId']))] as const;
    });
    return Object.fromEntries(await Promise.all(lists));
  };
  expect(await fired()).toEqual(Object.fromEntries(EVENTS.map((event) => [event, []])));

  if (mode.baselinePoll === 2) await wait(mode.everyMs + 5_000);
  const first = await makeOneChangeForEachEvent(server);
  const once = Object.fromEntries(EVENTS.map((event) => [event, [[first[event]]]]));
  await expect.poll(fired, UNTIL_POLLED).toEqual(once);

  await n8n.stop();
  const second = await makeOneChangeForEachEvent(server);
  await n8n.start();
  const twice = Object.fromEntries(EVENTS.map((event) => [event, [[first[event]], [second[event]]]]));
  await expect.poll(fired, UNTIL_POLLED).toEqual(twice);

  const pollsBefore = server.sandbox.journal.list().length;
  await wait(mode.everyMs + 5_000);
  expect(server.sandbox.journal.list().length).toBeGreaterThanOrEqual(pollsBefore + EVENTS.length);
  expect(await fired()).toEqual(twice);
}

/** Lets each event happen to one company, and to none that is concerned by another event. */
async function makeOneChangeForEachEvent(server: RunningSandbox): Promise<Record<string, string>> {
  const far = server.sandbox.snapshot().filter(({ renewalDay, isOverLimit, licenseLimit }) => {
    const lasts = renewalDay !== null && renewalDay > inDays(60);
    return lasts && !isOverLimit && licenseLimit !== null;
  });
  const [expires, exceeds, renews] = far as [CompanySnapshot, CompanySnapshot, CompanySnapshot];
  const created = await changeCompany(server, undefined, {
    companyName: 'New customer',
    renewalDate: null,
    licenseLimit: 100,
    targetUsers: 5,
  });
  await changeCompany(server, expires.companyId, { renewalDate: inDays(-1) });
  await changeCompany(server, exceeds.companyId, { targetUsers: (exceeds.licenseLimit ?? 0) + 1 });
  await changeCompany(server, renews.companyId, { renewalDate: inDays(10) });
  return {
    companyCreated: created.companyId,
    licenseExpired: expires.companyId,
    licenseLimitExceeded: exceeds.companyId,
    renewalUpcoming: renews.companyId,
  };
}
