import { isMonthClosed, type KeepnetClient, type Month } from '@keepnet-workflows/core';

import type { MonthUsage } from './usage-row';

/** A month's usage, counted a second time if the server allows it. */
export async function readUsage(client: KeepnetClient, month: Month): Promise<MonthUsage> {
  const monthClosed = isMonthClosed(month, Date.now());
  return { ...(await client.usageLines({ month, verification: 'auto' })), monthClosed };
}
