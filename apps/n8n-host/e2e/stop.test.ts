import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { itemsOf, waitForExecution } from '../src/executions';
import { createWorkflow, startWorkflow } from '../src/workflows';
import { gateTo, type Holding } from './setup/gate';
import { type QuestionName, QUESTIONS } from './setup/questions';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

test.each<[string, string, QuestionName, Holding]>([
  ['a page is being waited for', 'none', 'total', { path: '/search', skip: 3 }],
  ['a file is coming', 'huge-export:4', "Keepnet's file", { path: '/export', afterBytes: 1_000_000 }],
])(
  'ends what is under way and asks nothing more when Stop is pressed while %s',
  async (_when, scenario, name, holding) => {
    const server = await sandboxForTest({ scenario });
    const gate = await gateTo(server.url);
    const held = gate.hold(holding);
    const { id } = await createWorkflow(session, QUESTIONS[name].workflow(await storedFor(gate)));
    const executionId = await startWorkflow(session, id);
    await held.arrived;

    await session.post(`/rest/executions/${executionId}/stop`);
    await held.abandoned;
    const execution = await waitForExecution(session, executionId);
    expect({ status: execution.status, items: itemsOf(execution, 'Keepnet') }).toEqual({
      status: 'canceled',
      items: [],
    });
    await expectSilence(server.sandbox.journal);
  },
);

test('asks nothing more when Stop is pressed during a wait that the server asked for', async () => {
  const server = await sandboxForTest({ scenario: 'rate-limit-forever:2' });
  const { id } = await createWorkflow(session, QUESTIONS.total.workflow(await storedFor(server)));
  const executionId = await startWorkflow(session, id);
  const refusals = (): number => server.sandbox.journal.list().filter(({ status }) => status === 429).length;
  await expect.poll(refusals, { timeout: 60_000 }).toBeGreaterThan(0);

  await session.post(`/rest/executions/${executionId}/stop`);
  expect((await waitForExecution(session, executionId)).status).toBe('canceled');
  await expectSilence(server.sandbox.journal);
});

/** Longer than any wait before a repetition that a server in these tests can cause. */
async function expectSilence(journal: { list(): readonly unknown[] }): Promise<void> {
  const asked = journal.list().length;
  await wait(4_000);
  expect(journal.list()).toHaveLength(asked);
}
