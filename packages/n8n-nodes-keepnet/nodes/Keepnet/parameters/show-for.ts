import type { INodeProperties } from 'n8n-workflow';

/** Shows parameters only for one operation, in addition to their own conditions. */
export function showFor(
  resource: string,
  operation: string,
  properties: readonly INodeProperties[],
): INodeProperties[] {
  return showWhen('resource', [resource], showWhen('operation', [operation], properties));
}

/** Shows parameters only if another parameter has one of these values, in addition to their own conditions. */
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
