import type { INodeProperties } from 'n8n-workflow';

import type { SearchCompaniesOptions } from '../../../core';
import type { OperationCall } from '../operation';

export const SORT: INodeProperties = {
  displayName: 'Sort',
  name: 'sort',
  type: 'fixedCollection',
  placeholder: 'Add sort',
  default: {},
  description: 'The order of the customers. Default: by Date Created, oldest first.',
  options: [
    {
      displayName: 'Sort',
      name: 'value',
      values: [
        {
          displayName: 'Field',
          name: 'field',
          type: 'options',
          default: 'createdAt',
          options: [
            { name: 'Company Name', value: 'companyName' },
            { name: 'Date Created', value: 'createdAt' },
            { name: 'Renewal Date', value: 'renewalDate' },
            { name: 'Target Users', value: 'targetUsers' },
          ],
        },
        {
          displayName: 'Direction',
          name: 'direction',
          type: 'options',
          default: 'ascending',
          options: [
            { name: 'Ascending', value: 'ascending' },
            { name: 'Descending', value: 'descending' },
          ],
        },
      ],
    },
  ],
};

interface SortParameter {
  readonly value?: { readonly field?: SearchCompaniesOptions['orderBy']; readonly direction?: string };
}

/** The order that the Sort parameter names. */
export function readSort(call: OperationCall): Pick<SearchCompaniesOptions, 'orderBy' | 'ascending'> {
  const { value } = call.parameter<SortParameter>('sort');
  return value ? { orderBy: value.field ?? 'createdAt', ascending: value.direction !== 'descending' } : {};
}
