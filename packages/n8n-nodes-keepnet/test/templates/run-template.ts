import type { ICredentialsHelper, INode, INodeExecutionData, INodeType, INodeTypes } from 'n8n-workflow';

import { createSurroundings } from '../harness/create-workflow';
import { loader, n8n } from '../harness/n8n-modules';
import { type Asked, foreignNode } from './foreign-nodes';
import { isNote, readTemplate } from './template';

const OURS = /^n8n-nodes-keepnet\.(\w+)$/;

export interface TemplateRun {
  /** What the nodes of other packages were asked to do, in order. */
  readonly asked: readonly Asked[];
  /** The items that came out of a node at its first run. */
  itemsOf(node: string): INodeExecutionData[];
}

/**
 * Runs a template as it is in n8n's engine, from its trigger on. Our nodes are the real ones; others are stand-ins
 * that resolve their parameters.
 *
 * @param timezone The workflow's.
 * @param changes What a user sets in nodes, by their names.
 */
export async function runTemplate(
  file: string,
  keepnet: ICredentialsHelper,
  timezone = 'UTC',
  changes: Readonly<Record<string, INode['parameters']>> = {},
): Promise<TemplateRun> {
  const { nodes: all, connections } = readTemplate(file);
  const credentials = { keepnetApi: { id: 'c1', name: 'Keepnet' } };
  const nodes = all
    .filter((node) => !isNote(node))
    .map((node): INode => ({
      ...node,
      parameters: { ...node.parameters, ...changes[node.name] },
      credentials,
    }));
  const asked: Asked[] = [];
  const types = new Map<string, INodeType>();
  for (const { type } of nodes) {
    const own = OURS.exec(type)?.[1];
    const sameType = nodes.filter((node) => node.type === type);
    types.set(type, own ? (loader.getNode(own).type as INodeType) : foreignNode(type, sameType, asked));
  }
  const nodeTypes = {
    getByName: (type) => types.get(type),
    getByNameAndVersion: (type, version) =>
      n8n.workflow.NodeHelpers.getVersionedNodeType(types.get(type) as INodeType, version),
    getKnownTypes: () => ({}),
  } as INodeTypes;
  const settings = { executionOrder: 'v1' as const, timezone };
  const workflow = new n8n.workflow.Workflow({
    id: 'template',
    nodes,
    connections,
    active: false,
    nodeTypes,
    settings,
  });
  const start = Object.values(workflow.nodes).find(({ type }) => /trigger$/i.test(type));
  if (!start) throw new Error(`${file} has no trigger`);

  await workflow.expression.acquireIsolate();
  const runData = n8n.workflow.createRunExecutionData({
    executionData: { nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }] },
  });
  const surroundings = createSurroundings({ workflow, start, node: start }, keepnet);
  const execution = new n8n.core.WorkflowExecute(surroundings, 'manual', runData);
  const { resultData } = (await execution.processRunExecutionData(workflow)).data;
  if (resultData.error) throw resultData.error;
  return { asked, itemsOf: (node) => resultData.runData[node]?.[0]?.data?.['main']?.[0] ?? [] };
}
