import type { INodeProperties } from 'n8n-workflow';

import { DAYS } from '../parameters/days';
import { SIMPLIFY } from '../parameters/simplify';

export const EVENT: INodeProperties = {
  displayName: 'Event',
  name: 'event',
  type: 'options',
  noDataExpression: true,
  default: 'licenseExpired',
  description: 'What starts the workflow',
  options: [
    { name: 'Company Created', value: 'companyCreated', description: 'A company was added' },
    { name: 'License Expired', value: 'licenseExpired', description: 'The Renewal Date of a company has passed' },
    {
      name: 'License Limit Exceeded',
      value: 'licenseLimitExceeded',
      description: 'A company has more Target Users than its License Limit',
    },
    {
      name: 'Renewal Upcoming',
      value: 'renewalUpcoming',
      description: 'The Renewal Date of a company has come within the next days',
    },
  ],
};

export const TRIGGER_OPTIONS: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Emit Existing',
      name: 'emitExisting',
      type: 'boolean',
      default: false,
      description:
        'Whether the first poll also fires for every company that is in the list already. Without it, only what happens after the first activation fires. Later it changes nothing.',
    },
    {
      displayName: 'Page Size',
      name: 'pageSize',
      type: 'number',
      default: 10000,
      typeOptions: { minValue: 1, maxValue: 99999 },
      description:
        'How many companies to ask for per request. Default: 200 for Company Created, which needs only the newest, and 10,000 for the others.',
    },
    {
      displayName: 'Time Zone',
      name: 'timeZone',
      type: 'string',
      default: '',
      placeholder: 'e.g. Europe/Istanbul',
      description: "Decides which day is today. Default: the workflow's time zone.",
    },
  ],
};

/** The parameters of Keepnet Trigger, besides the poll times that n8n adds. */
export const TRIGGER_PROPERTIES: INodeProperties[] = [
  EVENT,
  { ...DAYS, displayOptions: { show: { event: ['renewalUpcoming'] } } },
  SIMPLIFY,
  TRIGGER_OPTIONS,
];
