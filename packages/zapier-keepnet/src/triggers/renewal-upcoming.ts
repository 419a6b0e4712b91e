import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { daysField, readDays } from '../inputs/days';
import { timeZoneOf } from '../inputs/time-zone';
import { companyOutputFields } from '../rows/company-output-fields';
import { runInTime } from '../run-in-time';
import { sampleCompany } from '../samples/company';
import { renewalDayOf, rowsOf } from './rows-of';

const inputFields = defineInputFields([
  { ...daysField, helpText: 'How early to trigger: today counts as 0, and the last day is included.' },
]);

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const days = readDays(bundle.inputData?.days);
    const renewals = await createKeepnet(z, bundle, signal).upcomingRenewals({ days, timeZone: timeZoneOf(bundle) });
    return rowsOf(bundle, renewals, 'renewalDate', renewalDayOf);
  })) satisfies PollingTriggerPerform<typeof inputFields>;

export const renewalUpcoming = defineTrigger({
  key: 'renewal_upcoming',
  noun: 'Renewal',
  display: {
    label: 'Renewal Upcoming',
    description: 'Triggers when the renewal date of a company comes near, once for each renewal date.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: {
      ...sampleCompany,
      id: 'kN4xT7pQ2wZs:2026-12-05',
      renewal_date: '2026-12-05T00:00:00Z',
      license_expired: false,
      days_until_renewal: 15,
    },
    outputFields: [...companyOutputFields, { key: 'days_until_renewal', label: 'Days Until Renewal', type: 'integer' }],
  },
});
