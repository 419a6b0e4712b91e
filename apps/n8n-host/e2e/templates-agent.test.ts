import { randomUUID } from 'node:crypto';

import type { StartOptions } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import { executionsOf, itemsOf } from '../src/executions';
import { createWorkflow } from '../src/workflows';
import { filledTemplate } from './setup/filled-template';
import { openAi } from './setup/openai';
import { BEFORE_LAST, sandboxForTest, storedFor } from './setup/sandbox';
import { serviceCredential } from './setup/service-credential';
import { session } from './setup/shared-session';

const FILE = 'ai-agent-billing-questions.json';
const TRIGGER = 'When Chat Message Received';
const KEY = 'sk-test';

/** Asks in the editor's chat, and waits for the end of the run. */
async function ask(chatInput: string, options: StartOptions = {}) {
  const server = await sandboxForTest(options);
  const say = (output: string): string => /"totalMonthlyUsers\\*":(\d+)/.exec(output)?.[1] ?? `No number: ${output}`;
  const model = await openAi(KEY, { tool: 'get_monthly_total', arguments: { month: BEFORE_LAST }, say });
  const workflow = await filledTemplate(FILE, await storedFor(server), {
    'OpenAI Chat Model': {
      credentials: await serviceCredential(session, 'openAiApi', { apiKey: KEY, url: model.url }),
    },
  });
  const { id } = await createWorkflow(session, workflow);
  const chatSessionId = randomUUID();
  await session.post(`/rest/workflows/${id}/run`, { triggerToStartFrom: { name: TRIGGER }, chatSessionId });
  await fetch(`${session.login.url}/webhook-test/${id}/${chatSessionId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'sendMessage', chatInput, sessionId: chatSessionId }),
  });
  await expect.poll(() => executionsOf(session, id), { timeout: 60_000 }).toHaveLength(1);
  const [execution] = await executionsOf(session, id);
  if (!execution) throw new Error('Nothing was executed.');
  return { server, model, execution };
}

test('answers with the number that the Keepnet node gave the agent as its tool', async () => {
  const { server, model, execution } = await ask('How many Monthly Users did we have in the month before last?');
  expect(execution.error).toBeUndefined();
  const total = server.sandbox
    .snapshot({ month: BEFORE_LAST })
    .reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  expect(itemsOf(execution, 'Billing Assistant').map(({ json }) => json['output'])).toEqual([String(total)]);
  expect(execution.runData).toHaveProperty('get_monthly_total');
  expect(model.requests).toHaveLength(2);
  expect(model.requests[0]?.tools.map(({ name }) => name).sort()).toEqual([
    'find_companies',
    'get_companies_over_limit',
    'get_expired_licenses',
    'get_monthly_total',
    'get_upcoming_renewals',
  ]);
});

test('gives the agent an error and no number when the token is revoked', async () => {
  const { model, execution } = await ask('How many Monthly Users?', { scenario: 'revoked-token:always' });
  const [answer] = itemsOf(execution, 'Billing Assistant').map(({ json }) => String(json['output']));
  expect(answer).toMatch(/^No number: .*Keepnet refused the access token/);
  expect(model.requests).toHaveLength(2);
});
