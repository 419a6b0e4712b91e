import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { companyOutputFields } from '../rows/company-output-fields';
import { runInTime } from '../run-in-time';
import { sampleCompany } from '../samples/company';
import { rowsOf } from './rows-of';

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const overLimit = await createKeepnet(z, bundle, signal).companiesOverLimit();
    return rowsOf(bundle, overLimit, 'createdAt', ({ licenseLimit }) => licenseLimit);
  })) satisfies PollingTriggerPerform;

export const licenseLimitExceeded = defineTrigger({
  key: 'license_limit_exceeded',
  noun: 'License',
  display: {
    label: 'License Limit Exceeded',
    description: 'Triggers when a company has more target users than its license limit, once for each limit.',
  },
  operation: {
    type: 'polling',
    perform,
    sample: { ...sampleCompany, id: 'kN4xT7pQ2wZs:250', excess_users: 12, utilization: 1.048 },
    outputFields: [
      ...companyOutputFields,
      { key: 'excess_users', label: 'Excess Users', type: 'integer' },
      { key: 'utilization', label: 'Utilization (Target Users per License)', type: 'number' },
    ],
  },
});
