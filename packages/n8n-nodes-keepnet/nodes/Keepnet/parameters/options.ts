import type { INodeProperties } from 'n8n-workflow';

import type { OperationCall, OperationOptions } from '../operation';

type OptionName = keyof OperationOptions;

const OPTIONS: Readonly<Record<OptionName, INodeProperties>> = {
  asOf: {
    displayName: 'As Of',
    name: 'asOf',
    type: 'dateTime',
    default: '',
    description: 'The day that counts as today. Default: now.',
  },
  groupBy: {
    displayName: 'Group By',
    name: 'groupBy',
    type: 'options',
    default: '',
    description:
      'What to add up by as well. Groups by tag overlap: a company with two tags counts in both. All others add up to the total.',
    options: [
      { name: 'Industry', value: 'industryName' },
      { name: 'License Type', value: 'licenseTypeName' },
      { name: 'None', value: '' },
      { name: 'Reseller', value: 'resellerName' },
      { name: 'Tag', value: 'tag' },
    ],
  },
  maxConcurrency: {
    displayName: 'Max Concurrency',
    name: 'maxConcurrency',
    type: 'number',
    default: 4,
    typeOptions: { minValue: 1, maxValue: 32 },
    description: 'How many requests may be under way at once',
  },
  pageSize: {
    displayName: 'Page Size',
    name: 'pageSize',
    type: 'number',
    default: 10000,
    typeOptions: { minValue: 1, maxValue: 99999 },
    description:
      'How many companies to ask for per request. All companies on one page are read at the same moment; smaller pages are answered sooner.',
  },
  source: {
    displayName: 'Source',
    name: 'source',
    type: 'options',
    default: 'search',
    description: 'Where the numbers come from',
    options: [
      { name: 'Search', value: 'search', description: 'Reads the companies page by page' },
      { name: 'Export', value: 'export', description: "Adds up the Monthly Users column of Keepnet's own CSV file" },
    ],
  },
  timeZone: {
    displayName: 'Time Zone',
    name: 'timeZone',
    type: 'string',
    default: '',
    placeholder: 'e.g. Europe/Istanbul',
    description: "Decides what today and the current month are. Default: the workflow's time zone.",
  },
  verification: {
    displayName: 'Verification',
    name: 'verification',
    type: 'options',
    default: 'standard',
    description: 'How the result is proved complete',
    options: [
      { name: 'Standard', value: 'standard', description: 'Every page is checked against the others' },
      {
        name: 'Strict',
        value: 'strict',
        description:
          "Totals and comparisons are counted a second time through the export; lists and their files read every company instead of relying on Keepnet's filter",
      },
    ],
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
    options: [...names].sort().map((name) => OPTIONS[name]),
  };
}

/** The time options, as the core takes them. */
export function readToday(call: OperationCall): { timeZone: string; asOf?: string | Date } {
  const { asOf } = call.options;
  return { timeZone: call.timeZone, ...(asOf && { asOf }) };
}
