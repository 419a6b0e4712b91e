import type { INodeProperties } from 'n8n-workflow';

export const COMPANY_ID: INodeProperties = {
  displayName: 'Company',
  name: 'companyId',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  required: true,
  description: 'The customer to get',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Select a company...',
      typeOptions: { searchListMethod: 'searchCompanies', searchable: true },
    },
    {
      displayName: 'By ID',
      name: 'id',
      type: 'string',
      placeholder: 'e.g. Xk3PqLmN9aBc',
      hint: 'The Company ID, as Get Many returns it',
      validation: [
        {
          type: 'regex',
          properties: {
            regex: '^\\s*[A-Za-z0-9_-]{1,128}\\s*$',
            errorMessage: 'A Company ID consists of letters, digits, hyphens and underscores',
          },
        },
      ],
    },
  ],
};
