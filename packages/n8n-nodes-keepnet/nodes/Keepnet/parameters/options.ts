import type { INodeProperties } from 'n8n-workflow';

import type { OperationCall, OperationOptions } from '../operation';
import { INVOICE_OPTIONS } from './invoice-options';

type OptionName = keyof OperationOptions;

const OPTIONS: Readonly<Record<OptionName, INodeProperties>> = {
  ...INVOICE_OPTIONS,
  asOf: {
    displayName: 'As Of',
    name: 'asOf',
    type: 'dateTime',
    default: '',
    description: 'The day that counts as today. Default: now.',
  },
  binaryPropertyName: {
    displayName: 'Put Output File in Field',
    name: 'binaryPropertyName',
    type: 'string',
    default: 'data',
    description: 'The name of the output binary field to put the workbook in',
  },
  days: {
    displayName: 'Days Ahead',
    name: 'days',
    type: 'number',
    default: 90,
    typeOptions: { minValue: 0, maxValue: 36_500, numberPrecision: 0 },
    description: 'How many days ahead to list renewals, counted from today',
  },
  maxConcurrency: {
    displayName: 'Max Concurrency (Advanced)',
    name: 'maxConcurrency',
    type: 'number',
    default: 4,
    typeOptions: { minValue: 1, maxValue: 32 },
    description: 'How many requests to send at the same time',
  },
  pageSize: {
    displayName: 'Page Size (Advanced)',
    name: 'pageSize',
    type: 'number',
    default: 10000,
    typeOptions: { minValue: 1, maxValue: 99999 },
    description:
      'How many customers to request at once. All customers on one page are read at the same moment; smaller pages arrive sooner.',
  },
  trendMonths: {
    displayName: 'Trend Months',
    name: 'trendMonths',
    type: 'number',
    default: 12,
    typeOptions: { minValue: 0, maxValue: 12, numberPrecision: 0 },
    description:
      "How many months to show the total for, including the report's month. Each month is read and proved, so the report takes longer.",
  },
  timeZone: {
    displayName: 'Time Zone',
    name: 'timeZone',
    type: 'string',
    default: '',
    placeholder: 'e.g. Europe/Istanbul',
    description: "Decides what today and the current month are. Default: the workflow's time zone.",
  },
};

/** The Options collection with the options named. */
export function optionsProperty(...names: OptionName[]): INodeProperties {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: names.map((name) => OPTIONS[name]).sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
  };
}

/** The time options, as the core takes them. */
export function readToday(call: OperationCall): { timeZone: string; asOf?: string | Date } {
  const { asOf } = call.options;
  return { timeZone: call.timeZone, ...(asOf && { asOf }) };
}
