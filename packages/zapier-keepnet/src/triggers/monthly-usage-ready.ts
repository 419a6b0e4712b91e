import { byCodeUnit, monthInZone, previousMonth } from '@keepnet-workflows/core';
import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { timeZoneOf } from '../inputs/time-zone';
import type { OutputField } from '../rows/output-field';
import { toProof } from '../rows/to-proof';
import { without } from '../rows/without';
import { sampleTotal } from '../samples/total';
import { summaryText } from '../searches/summary-text';
import { totalOutputFields } from '../searches/total-output-fields';
import { accountCache } from '../step/account-cache';
import { runStep } from '../step/run-step';
import { keptUsage } from '../usage/kept-usage';
import { readUsage } from '../usage/read-usage';
import { usageWindow } from '../usage/usage-clock';
import { type MonthUsage, sampleUsage, toUsageRow, usageOutputFields } from '../usage/usage-row';

const KEY = 'monthly_usage_ready';
const MOST_LINES = 500;
// The same in every line, or part of the event itself; and a list within a list cannot be mapped.
const LEFT_OUT = [
  'tags',
  'month_closed',
  'counted_twice',
  'total_monthly_users',
  'customer_ref',
  'customer_ref_status',
] as const;

const perform = (async (z, bundle) => {
  const now = Date.now();
  const timeZone = timeZoneOf(bundle);
  if (bundle.meta?.isLoadingSample) {
    return await runStep(z, bundle, KEY, async (client) => [
      toEvent(await readUsage(client, previousMonth(monthInZone(now, 'UTC'))), timeZone),
    ]);
  }
  const window = usageWindow(now);
  if (!window) return [];
  return await runStep(z, bundle, KEY, async (client) => {
    const usage = await keptUsage(accountCache(z, bundle), window, now, () => readUsage(client, window.month));
    return [toEvent(usage, timeZone)];
  });
}) satisfies PollingTriggerPerform;

function toEvent(usage: MonthUsage, timeZone: string) {
  const { month, monthClosed, totalMonthlyUsers, companyCount, completeness } = usage;
  const largestFirst = usage.lines.toSorted(
    (a, b) => b.monthlyUsers - a.monthlyUsers || byCodeUnit(a.companyId, b.companyId),
  );
  const lines = largestFirst.slice(0, MOST_LINES);
  return {
    id: month,
    month,
    month_closed: monthClosed,
    total_monthly_users: totalMonthlyUsers,
    company_count: companyCount,
    summary_text: summaryText({ ...usage, groups: [] }),
    ...toProof(completeness),
    lines: lines.map((line) =>
      without(toUsageRow(line, usage, { timeZone, customerTagPrefix: undefined }), ...LEFT_OUT),
    ),
    lines_omitted: usage.lines.length - lines.length,
  };
}

const isLeftOut = ({ key }: OutputField): boolean => LEFT_OUT.some((name) => name === key);

export const monthlyUsageReady = defineTrigger({
  key: KEY,
  noun: 'Usage',
  display: {
    label: 'Monthly Usage Ready',
    description:
      'Triggers when the usage of a completed month is ready, once for each month, from the 2nd of the next month.',
  },
  operation: {
    type: 'polling',
    perform,
    sample: {
      ...without(sampleTotal, 'groups'),
      id: '2026-10',
      lines: [without(sampleUsage, ...LEFT_OUT)],
      lines_omitted: 0,
    },
    outputFields: [
      ...totalOutputFields,
      { key: 'lines', label: 'Lines', children: usageOutputFields.filter((field) => !isLeftOut(field)) },
      { key: 'lines_omitted', label: 'Lines Omitted', type: 'integer' },
    ],
  },
});
