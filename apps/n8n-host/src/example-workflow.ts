import type { StoredCredential } from './credentials';
import { keepnet, node, start, type Workflow } from './workflow';

const ROW_HEIGHT = 200;

const STEPS = [
  ['Monthly total', { resource: 'usage', operation: 'getMonthlyTotal', groupBy: 'resellerName' }],
  ['Usage lines', { resource: 'billing', operation: 'getUsageLines' }],
  ['Report', { resource: 'billing', operation: 'createReport' }],
  ['Over limit', { resource: 'license', operation: 'getOverLimit' }],
  ['Expired', { resource: 'license', operation: 'getExpired' }],
  ['Renewals', { resource: 'license', operation: 'getRenewals', days: 60 }],
  ['Export', { resource: 'company', operation: 'export', list: 'all', format: 'excel' }],
] as const;

/** The main questions side by side, ready to be executed: the templates need a mail account and the like first. */
export function exampleWorkflow(credential: StoredCredential): Workflow {
  const trigger = { ...start(), position: [0, 2 * ROW_HEIGHT] as const };
  const steps = STEPS.map(([name, parameters], index) => ({
    ...keepnet(credential, parameters, 'keepnet', name),
    position: [300, index * ROW_HEIGHT] as const,
  }));
  const content =
    '## Try it\nPress *Execute workflow*, then open a node to see its rows. The sandbox answers with invented companies.';
  const note = {
    ...node('Note', 'n8n-nodes-base.stickyNote', 1, { content, width: 420, height: 120 }),
    position: [-520, 2 * ROW_HEIGHT - 40] as const,
  };
  return {
    name: 'Try it: totals, licenses, renewals, export',
    nodes: [note, trigger, ...steps],
    connections: {
      [trigger.name]: { main: [steps.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
    },
    settings: { executionOrder: 'v1' },
  };
}
