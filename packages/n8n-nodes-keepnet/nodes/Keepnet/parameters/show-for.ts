import type { INodeProperties } from 'n8n-workflow';

/** Shows parameters for one operation alone, besides what they ask for themselves. */
export function showFor(
  resource: string,
  operation: string,
  properties: readonly INodeProperties[],
): INodeProperties[] {
  return showWhen('resource', [resource], showWhen('operation', [operation], properties));
}

/** Shows parameters only when another one has one of these values, besides what they ask for themselves. */
export function showWhen(
  name: string,
  values: readonly string[],
  properties: readonly INodeProperties[],
): INodeProperties[] {
  return properties.map((property) => ({
    ...property,
    displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, [name]: [...values] } },
  }));
}
