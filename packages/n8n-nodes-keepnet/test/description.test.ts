import { expect, test } from 'vitest';

import { createWorkflow } from './harness/create-workflow';
import { loader, n8n } from './harness/n8n-modules';

const descriptionOf = (name: string) =>
  n8n.workflow.NodeHelpers.getVersionedNodeType(loader.getNode(name).type, 1).description;

test.each([
  ['keepnet', { resource: 'usage', operation: 'getMonthlyTotal' }, 'Monthly total · previous month'],
  ['keepnet', { resource: 'company', operation: 'getAll', period: 'currentMonth' }, 'Companies · current month'],
  ['keepnet', { resource: 'company', operation: 'export', list: 'overLimit' }, 'Export'],
  ['keepnet', { resource: 'license', operation: 'getOverLimit' }, 'Over license limit'],
  ['keepnetTrigger', { event: 'licenseLimitExceeded' }, 'License limit exceeded'],
])('%s says below its name in plain words what it does: %j', async (name, parameters, subtitle) => {
  const { workflow, node } = createWorkflow({ parameters }, `n8n-nodes-keepnet.${name}`);
  await workflow.expression.acquireIsolate();
  const expression = descriptionOf(name).subtitle;
  expect(workflow.expression.getSimpleParameterValue(node, expression, 'internal', {})).toBe(subtitle);
});

test('each choice of Verification says what it means in a few words, which the editor does not cut', () => {
  const choices = descriptionOf('keepnet').properties.filter(({ name }) => name === 'verification');
  const texts = choices.flatMap(({ options = [] }) =>
    options.map((option) => ('value' in option && option.description) || ''),
  );
  expect(texts).toHaveLength(choices.length * 3);
  expect(texts.filter((text) => text === '' || text.length > 80)).toEqual([]);
});

test.each([
  ['usage', 'getMonthlyTotal', ['period', 'month', 'verification', 'groupBy', 'splitGroups', 'options']],
  ['usage', 'compareMonths', ['period', 'month', 'verification', 'options']],
  [
    ...(['billing', 'createReport'] as const),
    ['period', 'month', 'verification', 'priceSource', 'currency', 'prices', 'priceBook', 'options'],
  ],
  ['billing', 'getUsageLines', ['period', 'month', 'verification', 'simplify', 'options']],
  [
    ...(['billing', 'getInvoiceLines'] as const),
    [
      ...['period', 'month', 'verification', 'priceSource', 'currency', 'prices', 'priceBook', 'previousLines'],
      'options',
    ],
  ],
  ['license', 'getRenewals', ['days', 'verification', 'returnAll', 'limit', 'simplify', 'options']],
  ['company', 'get', ['companyId', 'period', 'month', 'verification', 'simplify', 'options']],
  [
    ...(['company', 'getAll'] as const),
    ['period', 'month', 'verification', 'returnAll', 'limit', 'simplify', 'filters', 'sort', 'options'],
  ],
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

test.each([
  ['every hour, unless something is chosen', {}, 'everyHour'],
  ['every minute, when that is chosen', { pollTimes: { item: [{ mode: 'everyMinute' }] } }, 'everyMinute'],
])('keepnetTrigger polls %s, and shows one field for it', (_when, given, mode) => {
  const pollTimes = { item: [{ mode }] };
  const description = descriptionOf('keepnetTrigger');
  const { workflow, node } = createWorkflow({ parameters: given }, 'n8n-nodes-keepnet.keepnetTrigger');
  expect(workflow.nodes[node.name]?.parameters['pollTimes']).toMatchObject(pollTimes);
  // What the editor stores must give the same.
  const { getNodeParameters } = n8n.workflow.NodeHelpers;
  const stored = getNodeParameters(description.properties, node.parameters, false, false, node, description) ?? {};
  const again = createWorkflow({ parameters: stored }, 'n8n-nodes-keepnet.keepnetTrigger').node;
  expect(again.parameters['pollTimes']).toMatchObject(pollTimes);
  const shown = description.properties.filter(({ name, type }) => name === 'pollTimes' && type !== 'hidden');
  expect(shown).toHaveLength(1);
});
