import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { keepnet, node, type Workflow } from '../src/workflow';
import { createWorkflow, publishWorkflow } from '../src/workflows';
import { McpClient } from './setup/mcp-client';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

test('returns a total, a list and a file to an agent that calls the node as its tool', async () => {
  const server = await sandboxForTest();
  const credential = await storedFor(server);
  const path = `keepnet-${randomUUID()}`;
  const tools = [
    keepnet(
      credential,
      {
        resource: 'usage',
        operation: 'getMonthlyTotal',
        period: 'custom',
        month: "={{ $fromAI('month', 'YYYY-MM', 'string') }}",
      },
      'keepnetTool',
      'monthly_total',
    ),
    keepnet(
      credential,
      { resource: 'license', operation: 'getOverLimit', returnAll: true },
      'keepnetTool',
      'over_limit',
    ),
    keepnet(credential, { resource: 'company', operation: 'export', list: 'expired' }, 'keepnetTool', 'export_expired'),
  ];
  const trigger = node('MCP', '@n8n/n8n-nodes-langchain.mcpTrigger', 2, { path, authentication: 'none' });
  const workflow: Workflow = {
    name: 'Tools',
    nodes: [{ ...trigger, webhookId: randomUUID() }, ...tools],
    connections: Object.fromEntries(
      tools.map(({ name }) => [name, { ai_tool: [[{ node: 'MCP', type: 'ai_tool', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
  await publishWorkflow(session, await createWorkflow(session, workflow));
  // The address answers a moment after the workflow is published.
  await wait(1_000);

  const client = new McpClient(`${session.login.url}/mcp/${path}`);
  await client.connect();
  const listed = await client.tools();
  expect(listed.map(({ name }) => name).sort()).toEqual(['export_expired', 'monthly_total', 'over_limit']);
  const total = listed.find(({ name }) => name === 'monthly_total');
  expect(total?.inputSchema.properties).toHaveProperty('month');
  expect(total?.description).toMatch(/monthly/i);

  const users = server.sandbox.snapshot({ month: '2026-03' }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  expect(await client.use('monthly_total', { month: '2026-03' })).toContain(`"totalMonthlyUsers":${users}`);
  const over = server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit);
  const answer = await client.use('over_limit', {});
  expect(over.length).toBeGreaterThan(2);
  for (const { companyId } of over) expect(answer).toContain(companyId);
  expect(await client.use('export_expired', {})).toMatch(/"fileName":"keepnet-.*\.xlsx"/);
  expect(await client.use('monthly_total', { month: 'March' })).toContain('YYYY-MM');
});
