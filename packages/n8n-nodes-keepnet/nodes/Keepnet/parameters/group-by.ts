import type { INodeProperties } from 'n8n-workflow';

import type { GroupBy } from '../../../core';
import type { OperationCall } from '../operation';

const CHOICES: readonly GroupBy[] = ['industryName', 'licenseTypeName', 'resellerName', 'tag'];

/** The groups to add up, and the shape of the result. */
export const GROUP_BY: readonly INodeProperties[] = [
  {
    displayName: 'Group By',
    name: 'groupBy',
    type: 'options',
    default: 'none',
    description:
      'Also returns a total for each group. Groups by tag overlap, because a customer with two tags counts in both. All other groups add up to the total.',
    options: [
      { name: 'Industry', value: 'industryName' },
      { name: 'License Type', value: 'licenseTypeName' },
      { name: 'None', value: 'none' },
      { name: 'Reseller', value: 'resellerName' },
      { name: 'Tag', value: 'tag' },
    ],
  },
  {
    displayName: 'Split Groups Into Items',
    name: 'splitGroups',
    type: 'boolean',
    default: false,
    description: 'Whether to return one item per group instead of one item with all groups',
    displayOptions: { show: { groupBy: [...CHOICES] } },
  },
];

/** What to group by (undefined for nothing), and whether each group is a separate item. */
export function readGroupBy(call: OperationCall): { groupBy: GroupBy | undefined; splitGroups: boolean } {
  const chosen = call.parameter<GroupBy | 'none'>('groupBy');
  const groupBy = chosen === 'none' ? undefined : chosen;
  return { groupBy, splitGroups: groupBy !== undefined && call.parameter<boolean>('splitGroups') };
}
