import { expect, onTestFinished, test } from 'vitest';

import { executionsOf } from '../src/executions';
import { UNTIL_POLLED } from './setup/poll-mode';
import { PROOF_MS } from './setup/prove-trigger';
import { session } from './setup/shared-session';
import { startWatcher } from './setup/watcher';

test(
  'tells of each poll that failed while Keepnet was down, and fires once for what happened meanwhile',
  async () => {
    const watcher = await startWatcher(session);
    onTestFinished(() => session.post(`/rest/workflows/${watcher.workflowId}/deactivate`));
    await watcher.gate.close();
    const companyId = await watcher.addCompany();
    const failed = async (): Promise<(string | undefined)[][]> =>
      (await executionsOf(session, watcher.workflowId)).map(({ status, error }) => [status, error?.message]);
    const sentence = `No result: no answer from ${new URL(watcher.gate.url).host}: the connection was refused.`;
    await expect.poll(failed, UNTIL_POLLED).toContainEqual(['error', sentence]);

    await watcher.gate.open();
    const firings = async (): Promise<unknown[]> =>
      (await watcher.firings(session)).filter(({ status }) => status !== 'error');
    const once = [{ status: 'success', companyIds: [companyId] }];
    await expect.poll(firings, UNTIL_POLLED).toEqual(once);
    const searches = watcher.searches();
    await expect.poll(watcher.searches, UNTIL_POLLED).toBeGreaterThan(searches);
    expect(await firings()).toEqual(once);
    const failures = (await failed()).filter(([status]) => status === 'error');
    expect(failures.filter(([, message]) => message !== sentence)).toEqual([]);
  },
  PROOF_MS,
);
