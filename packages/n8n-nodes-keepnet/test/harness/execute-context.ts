import type { ICredentialsHelper, IExecuteFunctions } from 'n8n-workflow';

import { createSurroundings, createWorkflow } from './create-workflow';
import { n8n } from './n8n-modules';

/** What `this` is in a node's execute, outside of an execution. */
export function createExecuteContext(credentials: ICredentialsHelper): IExecuteFunctions {
  const small = createWorkflow({});
  const data = { main: [[{ json: {} }]] };
  return new n8n.core.ExecuteContext(
    small.workflow,
    small.node,
    createSurroundings(small, credentials),
    'manual',
    n8n.workflow.createRunExecutionData(),
    0,
    data.main[0] ?? [],
    data,
    { node: small.node, data, source: null },
    [],
    new AbortController().signal,
  ) as unknown as IExecuteFunctions;
}
