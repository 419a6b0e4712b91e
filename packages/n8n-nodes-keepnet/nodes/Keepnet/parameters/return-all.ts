import type { INodeProperties } from 'n8n-workflow';

import type { OperationCall } from '../operation';

const RETURN_ALL: INodeProperties = {
  displayName: 'Return All',
  name: 'returnAll',
  type: 'boolean',
  default: false,
  description: 'Whether to return all results or only up to a given limit',
};

/** n8n's own pair of parameters for how much to return. */
export function returnAllProperties(initial: boolean): INodeProperties[] {
  return [
    { ...RETURN_ALL, default: initial },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      default: 50,
      typeOptions: { minValue: 1 },
      description: 'Max number of results to return',
      displayOptions: { show: { returnAll: [false] } },
    },
  ];
}

/** The largest number of results, undefined for all. */
export function readLimit(call: OperationCall): number | undefined {
  return call.parameter<boolean>('returnAll') ? undefined : call.parameter('limit');
}
