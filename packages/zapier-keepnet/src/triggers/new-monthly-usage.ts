import { monthInZone, previousMonth } from '@keepnet-workflows/core';
import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { timeZoneOf } from '../inputs/time-zone';
import { accountCache } from '../step/account-cache';
import { runStep } from '../step/run-step';
import { keptUsage } from '../usage/kept-usage';
import { newUsage } from '../usage/new-usage';
import { readUsage } from '../usage/read-usage';
import { usageWindow } from '../usage/usage-clock';
import {
  customerTagPrefixField,
  includeZeroField,
  readCustomerTagPrefix,
  readIncludeZero,
} from '../usage/usage-fields';
import { sampleUsage, toUsageRow, type UsageRow, usageOutputFields } from '../usage/usage-row';
import { SAMPLE_ROWS } from './sample-rows';

const KEY = 'new_monthly_usage';

const inputFields = defineInputFields([
  {
    ...includeZeroField,
    helpText:
      'Choose yes if you also invoice a minimum to companies without users. The Zap triggers from the 2nd to the 10th of a month (UTC), for 45 companies every 15 minutes. Do not turn the Zap off on these days: companies due while it is off do not trigger.',
  },
  customerTagPrefixField,
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client): Promise<UsageRow[]> => {
    const now = Date.now();
    const includeZero = readIncludeZero(bundle.inputData?.include_zero);
    const customerTagPrefix = readCustomerTagPrefix(bundle.inputData?.customer_tag_prefix);
    const options = { timeZone: timeZoneOf(bundle), customerTagPrefix };
    if (bundle.meta?.isLoadingSample) {
      const usage = await readUsage(client, previousMonth(monthInZone(now, 'UTC')));
      const lines = usage.lines.filter(({ monthlyUsers }) => includeZero || monthlyUsers > 0);
      return lines.slice(0, SAMPLE_ROWS).map((line) => toUsageRow(line, usage, options));
    }
    const window = usageWindow(now);
    if (!window) return [];
    const usage = await keptUsage(accountCache(z, bundle), window, now, () => readUsage(client, window.month));
    return newUsage(usage, window, now, includeZero).map((line) => toUsageRow(line, usage, options));
  })) satisfies PollingTriggerPerform<typeof inputFields>;

export const newMonthlyUsage = defineTrigger({
  key: KEY,
  noun: 'Usage',
  display: {
    label: 'New Monthly Usage',
    description:
      'Triggers when the usage of a company for a completed month is known, once for each company and month.',
  },
  operation: { type: 'polling', inputFields, perform, sample: sampleUsage, outputFields: [...usageOutputFields] },
});
