import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { daysField, readDays } from '../inputs/days';
import { timeZoneOf } from '../inputs/time-zone';
import { datedOutputFields } from '../rows/company-output-fields';
import { without } from '../rows/without';
import { sampleDated } from '../samples/company';
import { runStep } from '../step/run-step';
import { renewalDayOf, rowsOf } from './rows-of';

const KEY = 'renewal_upcoming';

const inputFields = defineInputFields([
  {
    ...daysField,
    helpText:
      'How many days before the renewal date to trigger. Today is 0, and the last day is included. Empty means 30.',
  },
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const days = readDays(bundle.inputData?.days);
    const renewals = await client.upcomingRenewals({ days, timeZone: timeZoneOf(bundle) });
    return rowsOf(bundle, renewals, 'renewalDate', renewalDayOf).map((row) => without(row, 'license_expired'));
  })) satisfies PollingTriggerPerform<typeof inputFields>;

export const renewalUpcoming = defineTrigger({
  key: KEY,
  noun: 'Renewal',
  display: { label: 'Renewal Upcoming', description: "Triggers when a company's renewal date is near." },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: {
      ...sampleDated,
      id: 'kN4xT7pQ2wZs:2026-12-05',
      renewal_day: '2026-12-05',
      renewal_date: '2026-12-05T00:00:00Z',
      days_until_renewal: 15,
    },
    outputFields: [...datedOutputFields, { key: 'days_until_renewal', label: 'Days Until Renewal', type: 'integer' }],
  },
});
