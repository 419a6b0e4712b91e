import type {
  ExecutionError,
  ICredentialsHelper,
  INode,
  INodeExecutionData,
  INodeParameters,
  NodeExecutionHint,
} from 'n8n-workflow';

import { createSurroundings, createWorkflow } from './create-workflow';
import { n8n } from './n8n-modules';

export interface NodeRun {
  /** Of the main output. */
  readonly items: INodeExecutionData[];
  /** Of the error output. */
  readonly failed: INodeExecutionData[];
  readonly error: ExecutionError | undefined;
  readonly hints: NodeExecutionHint[];
}

export interface RunOptions {
  readonly credentials: ICredentialsHelper;
  readonly parameters: INodeParameters;
  /** JSON of the input items. Default: one empty item. */
  readonly input?: INodeExecutionData['json'][];
  readonly onError?: NonNullable<INode['onError']>;
  readonly timezone?: string;
  /** Called with a function that ends the execution, as soon as it runs. */
  readonly onStarted?: (cancel: () => void) => void;
}

/** Runs the Keepnet node in n8n's engine, as an editor's "Execute workflow" does. */
export async function runNode(options: RunOptions): Promise<NodeRun> {
  const { credentials, parameters, input = [{}], onError, timezone, onStarted } = options;
  const small = createWorkflow({ parameters, ...(onError && { onError }) }, undefined, timezone);
  await small.workflow.expression.acquireIsolate();
  const data = { main: [input.map((json, item) => ({ json, pairedItem: { item } }))] };
  const runData = n8n.workflow.createRunExecutionData({
    executionData: { nodeExecutionStack: [{ node: small.start, data, source: null }] },
  });
  const surroundings = createSurroundings(small, credentials);
  const running = new n8n.core.WorkflowExecute(surroundings, 'manual', runData).processRunExecutionData(small.workflow);
  onStarted?.(() => running.cancel());
  const { resultData } = (await running).data;
  const run = resultData.runData['Keepnet']?.[0];
  return {
    items: run?.data?.['main']?.[0] ?? [],
    failed: run?.data?.['main']?.[1] ?? [],
    error: run?.error ?? resultData.error,
    hints: run?.hints ?? [],
  };
}

/** The JSON of the main output; throws the node's error. */
export async function runToJson(options: RunOptions): Promise<INodeExecutionData['json'][]> {
  const { items, error } = await runNode(options);
  if (error) throw error;
  return items.map(({ json }) => json);
}
