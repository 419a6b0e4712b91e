import type { INodeType } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

import { callTool } from './harness/call-tool';
import { loader, n8n } from './harness/n8n-modules';
import { sandboxWith } from './harness/sandbox';

const parse = (answer: unknown): unknown[] => JSON.parse(String(answer)) as unknown[];

describe('as a tool of an AI agent', () => {
  const { description } = loader.getNode('keepnet').type as INodeType;

  test('may be used as one', () => {
    expect(description.usableAsTool).toBe(true);
  });

  test('describes every operation by its action', () => {
    const operations = description.properties.filter(({ name }) => name === 'operation');
    const actions = operations.flatMap(({ options = [] }) =>
      options.map((option) => 'action' in option && option.action),
    );
    expect(actions).toHaveLength(12);
    for (const action of actions) expect(action).toMatch(/^[A-Z][a-z ]+/);
    const parameters = { resource: 'usage', operation: 'getMonthlyTotal', descriptionType: 'auto' };
    const node = {
      id: '',
      name: 'Keepnet',
      type: '',
      typeVersion: 1,
      position: [0, 0] as [number, number],
      parameters,
    };
    expect(n8n.workflow.NodeHelpers.getToolDescriptionForNode(node, { description } as INodeType)).toContain(
      'monthly user total',
    );
  });

  test('answers with rows, taking what the agent fills in', async () => {
    const { server, credentials } = await sandboxWith({ companies: 300 });
    const parameters = {
      resource: 'license',
      operation: 'getRenewals',
      returnAll: true,
      days: "={{ $fromAI('days', 'How many days ahead', 'number') }}",
    };
    const none = parse(await callTool(credentials, parameters, { days: 0 }));
    const many = parse(await callTool(credentials, parameters, { days: 365 }));
    expect(many.length).toBeGreaterThan(none.length);
    expect(server.sandbox.world.size).toBe(300);
  });

  test('answers a total with its number', async () => {
    const { credentials } = await sandboxWith();
    const [total] = parse(await callTool(credentials, { resource: 'usage', operation: 'getMonthlyTotal' }, {}));
    expect(total).toMatchObject({ totalMonthlyUsers: expect.any(Number), companyCount: 120 });
  });

  test('answers an export with what the file is, since an agent cannot take a file', async () => {
    const { credentials } = await sandboxWith();
    const answer = await callTool(credentials, { resource: 'company', operation: 'export', list: 'overLimit' }, {});
    expect(parse(answer)).toEqual([
      expect.objectContaining({ list: 'overLimit', format: 'excel', fileName: expect.stringMatching(/\.xlsx$/) }),
    ]);
  });

  test('throws an error in words that help', async () => {
    const { credentials } = await sandboxWith({ companies: 5 });
    const parameters = {
      resource: 'usage',
      operation: 'getMonthlyTotal',
      period: 'custom',
      month: "={{ $fromAI('month', 'Month', 'string') }}",
    };
    await expect(callTool(credentials, parameters, { month: 'May' })).rejects.toThrow('A month is written YYYY-MM');
  });
});
