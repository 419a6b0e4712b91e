import type { INodeProperties } from 'n8n-workflow';

/** Shows parameters for one operation alone, besides what they ask for themselves. */
export function showFor(
  resource: string,
  operation: string,
  properties: readonly INodeProperties[],
): INodeProperties[] {
  return properties.map((property) => ({
    ...property,
    displayOptions: {
      ...property.displayOptions,
      show: { ...property.displayOptions?.show, resource: [resource], operation: [operation] },
    },
  }));
}
