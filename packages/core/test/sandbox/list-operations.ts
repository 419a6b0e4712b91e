import type { Company, KeepnetClient, Verification } from '../../src';

import type { Operation } from './operation';
import { asSet, toldByClient } from './true-company';
import { DAYS, TRUE_LISTS } from './true-lists';

type ListName = Exclude<keyof typeof TRUE_LISTS, 'all'>;

const QUESTIONS: Readonly<Record<ListName, (client: KeepnetClient, verification: Verification) => Promise<Company[]>>> =
  {
    overLimit: (client, verification) => client.companiesOverLimit({ verification }),
    expired: (client, verification) => client.expiredLicenses({ verification }),
    renewals: (client, verification) => client.upcomingRenewals({ days: DAYS, verification }),
  };

function list(name: ListName, verification: Verification): Operation {
  return {
    name: verification === 'strict' ? `${name} strict` : name,
    ask: async (client) => asSet((await QUESTIONS[name](client, verification)).map(toldByClient)),
    truth: (world) => asSet(TRUE_LISTS[name](world.companies())),
  };
}

/** Over limit, expired and upcoming, relying on the server's filters and not. */
export const LIST_OPERATIONS: readonly Operation[] = (['overLimit', 'expired', 'renewals'] as const).flatMap((name) => [
  list(name, 'standard'),
  list(name, 'strict'),
]);
