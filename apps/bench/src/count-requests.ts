import { createKeepnetClient } from '@keepnet-workflows/core/node';

import { recordRequests } from './recorded-request';
import { withSandbox } from './with-sandbox';

/** The day that the sandbox takes for today. */
const TODAY = '2026-11-20';

/** What a list costs: how many companies are on it, and how many requests it took. */
export interface ListCost {
  readonly listed: number;
  readonly requests: number;
}

/** Lists the expired licenses of a server that refuses every filter. */
export async function countExpiredRequests(companies: number): Promise<ListCost> {
  return withSandbox({ companies, latencyMs: 0, scenario: 'no-filter' }, async (address) => {
    let listed = 0;
    const requests = await recordRequests(address, async () => {
      listed = (await createKeepnetClient(address).expiredLicenses({ asOf: TODAY })).length;
    });
    return { listed, requests: requests.filter(({ path }) => path === '/api/companies/search').length };
  });
}
