import { monthInZone } from '@keepnet-workflows/core';
import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { readChoice } from '../inputs/read-choice';
import { timeZoneOf } from '../inputs/time-zone';
import { companyOutputFields, overLimitOutputFields } from '../rows/company-output-fields';
import { sampleCompany } from '../samples/company';
import { runStep } from '../step/run-step';
import { rowsOf } from './rows-of';

const KEY = 'license_limit_exceeded';
const REPEATS = { each_limit: 'Once for Each Limit', monthly: 'Once a Month While Over' } as const;

const inputFields = defineInputFields([
  {
    key: 'repeat',
    label: 'Repeat',
    required: false,
    choices: REPEATS,
    placeholder: REPEATS.each_limit,
    helpText:
      'Once for each limit does not trigger again if a company falls below its limit and then exceeds the same limit. Once a month triggers every month for every company over its limit.',
  },
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const repeat = readChoice(bundle.inputData?.repeat, 'Repeat', REPEATS) ?? 'each_limit';
    const month = monthInZone(Date.now(), timeZoneOf(bundle));
    const overLimit = await client.companiesOverLimit();
    return rowsOf(bundle, overLimit, 'createdAt', ({ licenseLimit }) => (repeat === 'monthly' ? month : licenseLimit));
  })) satisfies PollingTriggerPerform<typeof inputFields>;

export const licenseLimitExceeded = defineTrigger({
  key: KEY,
  noun: 'License',
  display: {
    label: 'License Limit Exceeded',
    description: 'Triggers when a company exceeds its license limit.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...sampleCompany, id: 'kN4xT7pQ2wZs:250', excess_users: 12, utilization_percent: 104.8 },
    outputFields: [...companyOutputFields, ...overLimitOutputFields],
  },
});
