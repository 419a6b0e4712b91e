import type { INodeProperties } from 'n8n-workflow';

export const DAYS: INodeProperties = {
  displayName: 'Days',
  name: 'days',
  type: 'number',
  default: 30,
  required: true,
  typeOptions: { minValue: 0, maxValue: 36_500, numberPrecision: 0 },
  hint: 'From today to this many days later, both included',
  description: 'How many days ahead to look for Renewal Dates',
};
