import { expect, test } from 'vitest';

import { itemsOf } from '../src/executions';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { gateTo } from './setup/gate';
import { QUESTION_NAMES, QUESTIONS } from './setup/questions';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

test('says that nobody answers while Keepnet is down, and gives what is right when it is back', async () => {
  const server = await sandboxForTest();
  const gate = await gateTo(server.url);
  const credential = await storedFor(gate);
  const workflows = await Promise.all(
    QUESTION_NAMES.map(
      async (name) => [name, await createWorkflow(session, QUESTIONS[name].workflow(credential))] as const,
    ),
  );

  await gate.close();
  const failing = workflows.map(async ([name, { id }]) => {
    const execution = await runWorkflow(session, id);
    expect({ ...execution.error, name, items: itemsOf(execution, 'Keepnet') }).toMatchObject({
      name,
      items: [],
      message: `No result: no answer from ${new URL(gate.url).host}: the connection was refused.`,
      description: expect.stringContaining('Check the network and the Base URL, then try again.'),
    });
  });
  await Promise.all(failing);
  expect(server.sandbox.journal.list()).toEqual([]);

  await gate.open();
  const working = workflows.map(async ([name, { id }]) => {
    expect(QUESTIONS[name].answer(await runWorkflow(session, id)), name).toEqual(QUESTIONS[name].truth(server));
  });
  await Promise.all(working);
});
