import type { KeepnetClient } from '../../../core';
import { findCreated } from './find-created';
import { findEntered } from './find-entered';
import type { Baseline, PollResult } from './poll-result';
import type { TriggerSettings } from './trigger-settings';

/** Queries Keepnet once and returns what happened since the stored state. Throws before anything is stored. */
export async function pollEvent(
  client: KeepnetClient,
  { event, days, timeZone }: TriggerSettings,
  baseline: Baseline,
  nowMs: number,
): Promise<PollResult<object>> {
  switch (event) {
    case 'companyCreated':
      return findCreated(baseline, client, nowMs);
    case 'licenseExpired':
      return findEntered(baseline, await client.expiredLicenses({ timeZone }), byRenewalDay);
    case 'renewalUpcoming':
      return findEntered(baseline, await client.upcomingRenewals({ days, timeZone }), byRenewalDay);
    case 'licenseLimitExceeded':
      return findEntered(baseline, await client.companiesOverLimit(), ({ companyId, licenseLimit }) => [
        companyId,
        licenseLimit,
      ]);
  }
}

// Only the day: Keepnet writes the same date with and without seconds, and no one renews by the minute.
function byRenewalDay({ companyId, renewalDate }: { companyId: string; renewalDate: string }): string[] {
  return [companyId, renewalDate.slice(0, 10)];
}
