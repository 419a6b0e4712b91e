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
      const { companies } = await client.searchCompanies(options);
      return asSet(companies.map(toldByClient));
    },
    truth: (world) => asSet(choose(world)),
  };
}

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

const monthOfOne: Operation = {
  name: `getCompany ${EARLIER_MONTH}`,
  async ask(client, before) {
    const { companyId, monthlyUsers } = await client.getCompany(chosen(before)?.companyId ?? '', {
      month: EARLIER_MONTH,
    });
    return { companyId, monthlyUsers };
  },
  truth(world) {
    const { companyId } = chosen(world) ?? {};
    const company = world.companies(EARLIER_MONTH).find((other) => other.companyId === companyId);
    return { companyId, monthlyUsers: company?.monthlyUsers };
  },
};

// Companies may be created in the same moment: which of them come first is nobody's concern.
const newest: Operation = {
  name: 'search the five newest',
  async ask(client) {
    const { companies, totalMatches } = await client.searchCompanies({
      orderBy: 'createdAt',
      ascending: false,
      limit: 5,
    });
    return { totalMatches, createdAt: companies.map((company) => toldByClient(company).createdAt) };
  },
  truth(world) {
    const dates = world.companies().map(({ createdAt }) => createdAt ?? '');
    return { totalMatches: dates.length, createdAt: dates.toSorted().reverse().slice(0, 5) };
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
  search(EARLIER_MONTH, { month: EARLIER_MONTH }, (world) => world.companies(EARLIER_MONTH)),
  newest,
  details,
  monthOfOne,
  check,
];
