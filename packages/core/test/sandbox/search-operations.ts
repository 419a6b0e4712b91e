import type { SearchCompaniesOptions } from '../../src';

import type { Operation } from './operation';
import { asSet, toldByClient, type TrueCompany } from './true-company';
import { EARLIER_MONTH, type TrueWorld } from './true-world';

function search(
  name: string,
  options: SearchCompaniesOptions,
  choose: (world: TrueWorld) => readonly TrueCompany[],
): Operation {
  return {
    name: `search ${name}`,
    async ask(client) {
      const found: TrueCompany[] = [];
      for await (const company of client.searchCompanies(options)) found.push(toldByClient(company));
      return asSet(found);
    },
    truth: (world) => asSet(choose(world)),
  };
}

const [MANY, END_OF_YEAR] = [500, '2026-12-31'];

// Any company that is not at either end of the list, where companies come and go.
const chosen = (world: TrueWorld): TrueCompany | undefined => world.companies()[100];

const details: Operation = {
  name: 'getCompany',
  async ask(client, before) {
    const company = await client.getCompany(chosen(before)?.companyId ?? '');
    const { companyId, companyName, licenseLimit, targetUsers, renewalDate } = company;
    return { companyId, companyName, licenseLimit, targetUsers, renewalDay: renewalDate?.slice(0, 10) ?? null };
  },
  truth(world) {
    const { companyId, companyName, licenseLimit, targetUsers, renewalDay } = chosen(world) ?? {};
    return { companyId, companyName, licenseLimit, targetUsers, renewalDay };
  },
};

const check: Operation = {
  name: 'checkCredentials',
  ask: async (client) => (await client.checkCredentials()).isReseller,
  truth: (world) => world.isReseller,
};

/** Searches, one company, and the credential. */
export const SEARCH_OPERATIONS: readonly Operation[] = [
  search('all', {}, (world) => world.companies()),
  search(
    'with a filter',
    {
      filters: [
        { field: 'targetUsers', operator: '>=', value: MANY },
        { field: 'renewalDate', operator: '<=', value: END_OF_YEAR },
      ],
    },
    (world) =>
      world
        .companies()
        .filter(
          ({ targetUsers, renewalDay }) => targetUsers >= MANY && renewalDay !== null && renewalDay <= END_OF_YEAR,
        ),
  ),
  search('the five largest', { orderBy: 'targetUsers', ascending: false, limit: 5 }, (world) =>
    world
      .companies()
      .toSorted((a, b) => b.targetUsers - a.targetUsers)
      .slice(0, 5),
  ),
  search(EARLIER_MONTH, { month: EARLIER_MONTH }, (world) => world.companies(EARLIER_MONTH)),
  details,
  check,
];
