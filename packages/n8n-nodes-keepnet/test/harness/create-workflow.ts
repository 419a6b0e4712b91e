import type {
  ICredentialsHelper,
  INode,
  INodeType,
  INodeTypes,
  IWorkflowExecuteAdditionalData,
  Workflow,
} from 'n8n-workflow';

import { loader, n8n } from './n8n-modules';

export const KEEPNET = 'n8n-nodes-keepnet.keepnet';

const START: INodeType = {
  description: {
    displayName: 'Start',
    name: 'start',
    group: ['trigger'],
    version: 1,
    description: 'Gives its input on',
    defaults: {},
    inputs: [n8n.workflow.NodeConnectionTypes.Main],
    outputs: [n8n.workflow.NodeConnectionTypes.Main],
    properties: [],
  },
  async execute() {
    return [this.getInputData()];
  },
};

const nodeTypes: INodeTypes = {
  getByName: (name) => typeOf(name),
  getByNameAndVersion: (name, version) => n8n.workflow.NodeHelpers.getVersionedNodeType(typeOf(name), version),
  getKnownTypes: () => ({}),
};

function typeOf(name: string): INodeType {
  if (name === 'test.start') return START;
  return loader.getNode(name.split('.')[1] ?? '').type as INodeType;
}

/** What a node is, besides its type and parameters. */
export type NodeSettings = Pick<INode, 'parameters' | 'onError' | 'continueOnFail'>;

export interface SmallWorkflow {
  readonly workflow: Workflow;
  readonly start: INode;
  readonly node: INode;
}

/** Start → a node of the package. */
export function createWorkflow(settings: Partial<NodeSettings>, type = KEEPNET, timezone = 'UTC'): SmallWorkflow {
  const plain = { id: 'id', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
  const start: INode = { ...plain, name: 'Start', type: 'test.start' };
  const credentials = { keepnetApi: { id: 'c1', name: 'Keepnet' } };
  const node: INode = { ...plain, ...settings, id: 'id2', name: 'Keepnet', type, credentials };
  const connections = { Start: { main: [[{ node: 'Keepnet', type: 'main' as const, index: 0 }]] } };
  const workflow = new n8n.workflow.Workflow({
    id: 'workflow1',
    nodes: [start, node],
    connections,
    active: false,
    nodeTypes,
    settings: { executionOrder: 'v1', timezone },
  });
  return { workflow, start, node };
}

/** What surrounds an execution in n8n, as far as a node can see it. */
export function createSurroundings(
  { workflow, start, node }: SmallWorkflow,
  credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
  const workflowData = {
    id: workflow.id,
    name: 'test',
    nodes: [start, node],
    connections: workflow.connectionsBySourceNode,
    active: false,
    isArchived: false,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    activeVersionId: null,
  };
  return {
    credentialsHelper,
    hooks: new n8n.core.ExecutionLifecycleHooks('manual', '1', workflowData),
    executionId: '1',
    restApiUrl: 'http://localhost/rest',
    instanceBaseUrl: 'http://localhost',
    formWaitingBaseUrl: 'http://localhost/form-waiting',
    webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
    currentNodeExecutionIndex: 0,
    variables: {},
    setExecutionStatus: () => undefined,
    sendDataToUI: () => undefined,
  } as unknown as IWorkflowExecuteAdditionalData;
}
