import type { ICredentialTestRequest, IExecuteData, INodeExecutionData, INodeType } from 'n8n-workflow';

import { createSurroundings, createWorkflow } from './create-workflow';
import type { CredentialStore } from './credential-store';
import { loader, n8n } from './n8n-modules';

export interface TestResult {
  readonly status: 'OK' | 'Error';
  readonly message?: string;
}

interface Rule {
  readonly type: string;
  readonly properties: { readonly value: unknown; readonly message: string; readonly key?: string };
}

/** What the Test button of a credential does: the type's request through n8n's routing, and its rules. */
export async function testCredential(credentials: CredentialStore): Promise<TestResult> {
  const { request, rules = [] } = loader.getCredential('keepnetApi').type.test as ICredentialTestRequest;
  const small = createWorkflow({});
  const description = {
    ...(loader.getNode('keepnet').type as INodeType).description,
    properties: [{ displayName: 'Temp', name: 'temp', type: 'string' as const, default: '', routing: { request } }],
  };
  // As if the node's type had this parameter, which n8n makes up for the test.
  small.node.parameters = { temp: '' };
  await small.workflow.expression.acquireIsolate();
  const data = { main: [[{ json: {} }]] };
  const executeData: IExecuteData = { node: small.node, data: {}, source: null };
  const context = new n8n.core.ExecuteContext(
    small.workflow,
    small.node,
    createSurroundings(small, credentials),
    'internal',
    n8n.workflow.createRunExecutionData(),
    0,
    [],
    data,
    executeData,
    [],
  );
  const decrypted = { id: 'c1', name: 'Keepnet', type: 'keepnetApi', data: await credentials.getDecrypted() };
  try {
    const routing = new n8n.core.RoutingNode(context, { description } as INodeType, decrypted);
    return judgeBody(await routing.runNode(), rules as Rule[]);
  } catch (error) {
    return judgeError(error as Failure, rules as Rule[]);
  }
}

interface Failure extends Error {
  readonly cause?: { readonly response?: { status: number; statusText: string }; readonly code?: string };
}

function judgeError({ message, cause }: Failure, rules: readonly Rule[]): TestResult {
  if (cause?.response) {
    const { status, statusText } = cause.response;
    const rule = rules.find(({ type, properties }) => type === 'responseCode' && properties.value === status);
    return { status: 'Error', message: rule?.properties.message ?? (statusText || `Received HTTP status ${status}`) };
  }
  return { status: 'Error', message: cause?.code ?? message };
}

function judgeBody(response: INodeExecutionData[][] | null | undefined, rules: readonly Rule[]): TestResult {
  const json = response?.[0]?.[0]?.json ?? {};
  const rule = rules.find(
    ({ type, properties }) => type === 'responseSuccessBody' && json[properties.key ?? ''] === properties.value,
  );
  return rule ? { status: 'Error', message: rule.properties.message } : { status: 'OK' };
}
