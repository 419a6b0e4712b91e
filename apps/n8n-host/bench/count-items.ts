import { node, type WorkflowNode } from '../src/workflow';

/** Counts the items that have a field. */
export function countItems(field: string): WorkflowNode {
  return summarize('count', field);
}

export function summarize(aggregation: 'count' | 'sum', field: string): WorkflowNode {
  return node('Summarize', 'n8n-nodes-base.summarize', 1.1, {
    fieldsToSummarize: { values: [{ aggregation, field }] },
    options: {},
  });
}
