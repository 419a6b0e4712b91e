import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { KeepnetConfigurationError } from '../../core';
import { createCalls } from './create-call';
import { OPERATIONS } from './operations';
import { toNodeError } from './to-node-error';

/** Runs the chosen operation once per input item. */
export async function runItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const itemCount = context.getInputData().length;
  const callFor = createCalls(context);
  const results: INodeExecutionData[] = [];
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex++) {
    try {
      const operation = operationFor(context, itemIndex);
      const items = await operation.run(callFor(operation, itemIndex));
      for (const item of items) results.push(item);
    } catch (error) {
      const nodeError = toNodeError(context.getNode(), error, itemIndex, itemCount);
      if (!context.continueOnFail()) throw nodeError;
      const { message, description } = nodeError;
      // Older n8n sends an item to the error output only if it has no other fields.
      const json = { error: description ? `${message} ${description}` : message };
      results.push({ json, pairedItem: { item: itemIndex } });
    }
  }
  return results;
}

function operationFor(context: IExecuteFunctions, itemIndex: number): (typeof OPERATIONS)[number] {
  const resource = context.getNodeParameter('resource', itemIndex);
  const name = context.getNodeParameter('operation', itemIndex);
  const operation = OPERATIONS.find((candidate) => candidate.resource === resource && candidate.option.value === name);
  if (operation) return operation;
  throw new KeepnetConfigurationError(
    'There is no such operation for this resource. Choose Resource and Operation from their lists.',
  );
}
