import { expect, test } from 'vitest';

import { waitForExecution } from '../src/executions';
import { createWorkflow, startWorkflow } from '../src/workflows';
import { gateTo } from './setup/gate';
import { QUESTIONS } from './setup/questions';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

test('gives up an answer that does not come within 100 seconds, and asks again', async () => {
  const server = await sandboxForTest();
  const gate = await gateTo(server.url);
  const held = gate.hold({ path: '/search', skip: 3 });
  const { id } = await createWorkflow(session, QUESTIONS.total.workflow(await storedFor(gate)));
  const executionId = await startWorkflow(session, id);
  await held.arrived;
  const asked = Date.now();
  await held.abandoned;
  expect(Date.now() - asked).toBeGreaterThan(95_000);

  held.release();
  const execution = await waitForExecution(session, executionId);
  expect(execution.error).toBeUndefined();
  expect(QUESTIONS.total.answer(execution)).toEqual(QUESTIONS.total.truth(server));
}, 200_000);
