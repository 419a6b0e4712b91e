import { createRequire } from 'node:module';

import type {
  ICredentialsHelper,
  IExecuteFunctions,
  INode,
  INodeParameters,
  INodeType,
  IRunExecutionData,
} from 'n8n-workflow';

import { createSurroundings, createWorkflow } from './create-workflow';
import { loader, n8n } from './n8n-modules';

interface ToolInternals {
  makeHandleToolInvocation(
    contextFactory: (runIndex: number) => IExecuteFunctions,
    node: INode,
    nodeType: INodeType,
    runData: IRunExecutionData,
  ): (toolArguments: object) => Promise<unknown>;
}

const internals = createRequire(import.meta.url)(
  'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data',
) as ToolInternals;

/** What an AI agent gets back when it calls the node as its tool. */
export async function callTool(
  credentials: ICredentialsHelper,
  parameters: INodeParameters,
  toolArguments: object,
): Promise<unknown> {
  const small = createWorkflow({ parameters });
  await small.workflow.expression.acquireIsolate();
  const runData = n8n.workflow.createRunExecutionData();
  const surroundings = createSurroundings(small, credentials);
  const executeData = { node: small.node, data: {}, source: null };
  const contextFactory = (runIndex: number): IExecuteFunctions =>
    new n8n.core.SupplyDataContext(
      small.workflow,
      small.node,
      surroundings,
      'manual',
      runData,
      runIndex,
      [{ json: {} }],
      { ai_tool: [[{ json: toolArguments as never }]] },
      n8n.workflow.NodeConnectionTypes.AiTool,
      executeData,
      [],
    ) as unknown as IExecuteFunctions;
  const nodeType = loader.getNode('keepnet').type as INodeType;
  return await internals.makeHandleToolInvocation(contextFactory, small.node, nodeType, runData)(toolArguments);
}
