import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { timeZoneOf } from '../inputs/time-zone';
import { companyOutputFields } from '../rows/company-output-fields';
import { runInTime } from '../run-in-time';
import { sampleCompany } from '../samples/company';
import { renewalDayOf, rowsOf } from './rows-of';

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const expired = await createKeepnet(z, bundle, signal).expiredLicenses({ timeZone: timeZoneOf(bundle) });
    return rowsOf(bundle, expired, 'renewalDate', renewalDayOf);
  })) satisfies PollingTriggerPerform;

export const licenseExpired = defineTrigger({
  key: 'license_expired',
  noun: 'License',
  display: {
    label: 'License Expired',
    description: 'Triggers when the renewal date of a company has passed, once for each renewal date.',
  },
  operation: {
    type: 'polling',
    perform,
    sample: { ...sampleCompany, id: 'kN4xT7pQ2wZs:2026-11-05', days_expired: 15 },
    outputFields: [...companyOutputFields, { key: 'days_expired', label: 'Days Expired', type: 'integer' }],
  },
});
