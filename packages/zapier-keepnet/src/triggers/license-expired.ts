import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { timeZoneOf } from '../inputs/time-zone';
import { datedOutputFields } from '../rows/company-output-fields';
import { without } from '../rows/without';
import { sampleDated } from '../samples/company';
import { runStep } from '../step/run-step';
import { renewalDayOf, rowsOf } from './rows-of';

const KEY = 'license_expired';

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const expired = await client.expiredLicenses({ timeZone: timeZoneOf(bundle) });
    return rowsOf(bundle, expired, 'renewalDate', renewalDayOf).map((row) => without(row, 'license_expired'));
  })) satisfies PollingTriggerPerform;

export const licenseExpired = defineTrigger({
  key: KEY,
  noun: 'License',
  display: { label: 'License Expired', description: "Triggers when a company's license expires." },
  operation: {
    type: 'polling',
    perform,
    sample: { ...sampleDated, id: 'kN4xT7pQ2wZs:2026-11-05', days_expired: 15 },
    outputFields: [...datedOutputFields, { key: 'days_expired', label: 'Days Expired', type: 'integer' }],
  },
});
