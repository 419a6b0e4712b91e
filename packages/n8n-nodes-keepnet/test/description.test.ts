import { expect, test } from 'vitest';

import { createWorkflow } from './harness/create-workflow';
import { loader, n8n } from './harness/n8n-modules';

const descriptionOf = (name: string) =>
  n8n.workflow.NodeHelpers.getVersionedNodeType(loader.getNode(name).type, 1).description;

test.each([
  ['keepnet', { resource: 'usage', operation: 'getMonthlyTotal' }, 'Get Monthly Total'],
  ['keepnet', { resource: 'company', operation: 'getAll' }, 'Get Many'],
  ['keepnetTrigger', { event: 'renewalUpcoming' }, 'Renewal Upcoming'],
])('%s says below its name in plain words what it does: %j', async (name, parameters, subtitle) => {
  const { workflow, node } = createWorkflow({ parameters }, `n8n-nodes-keepnet.${name}`);
  await workflow.expression.acquireIsolate();
  const expression = descriptionOf(name).subtitle;
  expect(workflow.expression.getSimpleParameterValue(node, expression, 'internal', {})).toBe(subtitle);
});

test.each([
  ['usage', 'getMonthlyTotal', ['period', 'month', 'verification', 'groupBy', 'splitGroups', 'options']],
  ['usage', 'compareMonths', ['period', 'month', 'verification', 'options']],
  ['billing', 'getUsageLines', ['period', 'month', 'verification', 'simplify', 'options']],
  [
    ...(['billing', 'getInvoiceLines'] as const),
    [
      ...['period', 'month', 'verification', 'priceSource', 'currency', 'prices', 'priceBook', 'previousLines'],
      'options',
    ],
  ],
  ['license', 'getRenewals', ['days', 'verification', 'returnAll', 'limit', 'simplify', 'options']],
  ['company', 'get', ['companyId', 'period', 'month', 'simplify', 'options']],
  ['company', 'getAll', ['period', 'month', 'returnAll', 'limit', 'simplify', 'filters', 'sort', 'options']],
  [
    ...(['company', 'export'] as const),
    ['list', 'format', 'period', 'month', 'days', 'verification', 'origin', 'binaryPropertyName', 'options'],
  ],
])('shows the fields of %s: %s in their order', (resource, operation, names) => {
  const shown = descriptionOf('keepnet').properties.filter(({ displayOptions }) => {
    const { resource: resources, operation: operations } = displayOptions?.show ?? {};
    return resources?.includes(resource) && operations?.includes(operation);
  });
  expect(shown.map(({ name }) => name)).toEqual(names);
});
