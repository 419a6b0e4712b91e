import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';

import { OPERATIONS } from './operations';
import { operationSubtitle } from './parameters/subtitle';
import { runItems } from './run-items';
import { searchCompanies } from './search-companies';
import { testCredential } from './test-credential';

const RESOURCE: INodeProperties = {
  displayName: 'Resource',
  name: 'resource',
  type: 'options',
  noDataExpression: true,
  default: 'usage',
  options: [
    { name: 'Account', value: 'account' },
    { name: 'Billing', value: 'billing' },
    { name: 'Company', value: 'company' },
    { name: 'License', value: 'license' },
    { name: 'Usage', value: 'usage' },
  ],
};

export class Keepnet implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Keepnet',
    name: 'keepnet',
    icon: { light: 'file:keepnet.svg', dark: 'file:keepnet.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: operationSubtitle(OPERATIONS),
    description:
      'Monthly billing totals and lines, licenses over their limit, renewals and exports of a Keepnet reseller',
    defaults: { name: 'Keepnet' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'keepnetApi', required: true, testedBy: 'testCredential' }],
    properties: [
      RESOURCE,
      operationProperty('account', 'check'),
      operationProperty('billing', 'getUsageLines'),
      operationProperty('company', 'getAll'),
      operationProperty('license', 'getOverLimit'),
      operationProperty('usage', 'getMonthlyTotal'),
      ...OPERATIONS.flatMap(({ properties }) => properties),
    ],
  };

  methods = { listSearch: { searchCompanies }, credentialTest: { testCredential } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await runItems(this)];
  }
}

function operationProperty(resource: string, initial: string): INodeProperties {
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: initial,
    displayOptions: { show: { resource: [resource] } },
    options: OPERATIONS.filter((operation) => operation.resource === resource).map(({ option }) => option),
  };
}
