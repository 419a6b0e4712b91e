import type {
  ICredentialsHelper,
  IDataObject,
  INodeType,
  IPollFunctions,
  WorkflowActivateMode,
  WorkflowExecuteMode,
} from 'n8n-workflow';

import { createSurroundings, createWorkflow, type SmallWorkflow } from '../harness/create-workflow';
import { loader, n8n } from '../harness/n8n-modules';

const trigger = loader.getNode('keepnetTrigger').type as INodeType;

export const createTriggerWorkflow = (
  parameters: NonNullable<Parameters<typeof createWorkflow>[0]['parameters']>,
  timezone = 'UTC',
): SmallWorkflow => createWorkflow({ parameters }, 'n8n-nodes-keepnet.keepnetTrigger', timezone);

/**
 * Calls the trigger's poll in n8n's own context.
 *
 * @param staticData What the node finds instead of the workflow's static data.
 */
export async function pollOnce(
  small: SmallWorkflow,
  credentials: ICredentialsHelper,
  mode: WorkflowExecuteMode,
  activation: WorkflowActivateMode,
  staticData?: IDataObject,
): Promise<IDataObject[] | null> {
  const { workflow, node } = small;
  const surroundings = createSurroundings(small, credentials);
  const context = new n8n.core.PollContext(
    workflow,
    node,
    surroundings,
    mode,
    activation,
    undefined,
    undefined,
    undefined,
    undefined,
    staticData && (() => staticData),
  );
  const output = await trigger.poll?.call(context as unknown as IPollFunctions);
  return output ? output.flatMap((items) => items.map(({ json }) => json)) : null;
}
