import type { KeepnetClient } from '../../../core';
import type { TriggerSettings } from './trigger-settings';

const ROWS = 5;

/** A few real rows for the event, whether or not they have fired. */
export async function sampleRows(
  client: KeepnetClient,
  { event, days, timeZone }: TriggerSettings,
): Promise<readonly object[]> {
  switch (event) {
    case 'companyCreated':
      return (await client.searchCompanies({ orderBy: 'createdAt', ascending: false, limit: ROWS })).companies;
    case 'licenseExpired':
      return (await client.expiredLicenses({ timeZone })).slice(0, ROWS);
    case 'renewalUpcoming':
      return (await client.upcomingRenewals({ days, timeZone })).slice(0, ROWS);
    case 'licenseLimitExceeded':
      return (await client.companiesOverLimit()).slice(0, ROWS);
  }
}
