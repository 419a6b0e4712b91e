import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DAYS } from '../parameters/days';
import { SIMPLIFY } from '../parameters/simplify';

export const EVENTS: INodePropertyOptions[] = [
  { name: 'Company Created', value: 'companyCreated', description: 'A customer was added' },
  { name: 'License Expired', value: 'licenseExpired', description: 'The Renewal Date of a customer has passed' },
  {
    name: 'License Limit Exceeded',
    value: 'licenseLimitExceeded',
    description: 'A customer has more Target Users than its License Limit',
  },
  {
    name: 'Renewal Upcoming',
    value: 'renewalUpcoming',
    description: 'The Renewal Date of a customer is within the next days',
  },
];

export const EVENT: INodeProperties = {
  displayName: 'Event',
  name: 'event',
  type: 'options',
  noDataExpression: true,
  default: 'licenseExpired',
  description: 'What starts the workflow',
  hint: 'Customers that are already in this state do not fire. To include them, add Options → Include Companies Already in This State before you publish.',
  options: EVENTS,
};

export const TRIGGER_OPTIONS: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Include Companies Already in This State',
      name: 'emitExisting',
      type: 'boolean',
      default: false,
      description:
        'Whether the first poll also fires for every customer that is already in the list. If off, only changes after the first activation fire. It has no effect on later polls.',
    },
    {
      displayName: 'Page Size (Advanced)',
      name: 'pageSize',
      type: 'number',
      default: 10000,
      typeOptions: { minValue: 1, maxValue: 99999 },
      description:
        'How many customers to request at once. Company Created requests only the newest customers, and all of them only if these do not go back far enough.',
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

/**
 * n8n adds the field itself, and polls every minute unless set otherwise. Licenses change daily, so this hidden second
 * property with the same name makes an hour the default.
 */
const POLL_TIMES: INodeProperties = {
  displayName: 'Poll Times',
  name: 'pollTimes',
  type: 'hidden',
  default: { item: [{ mode: 'everyHour', minute: 0 }] },
};

/** The parameters of Keepnet Trigger, apart from the poll times that n8n shows. */
export const TRIGGER_PROPERTIES: INodeProperties[] = [
  POLL_TIMES,
  EVENT,
  { ...DAYS, displayOptions: { show: { event: ['renewalUpcoming'] } } },
  SIMPLIFY,
  TRIGGER_OPTIONS,
];
