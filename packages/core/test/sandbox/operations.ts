import type { Company, Completeness, KeepnetClient, SearchCompaniesOptions, Verification } from '../../src';

import { FILE_OPERATIONS } from './file-operations';
import type { Operation } from './operation';
import {
  asSet,
  EARLIER_MONTH,
  foldedName,
  OLDER_MONTH,
  THIS_MONTH,
  toldByClient,
  type TrueCompany,
  type TrueWorld,
} from './true-companies';
import { DAYS, TRUE_LISTS } from './true-lists';

/** ` strict` or ` standard`; nothing for the default. */
const suffixOf = (verification: Verification): string => (verification === 'auto' ? '' : ` ${verification}`);

const usersOf = (companies: readonly TrueCompany[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

/** Whether the fields of a proof agree with each other and with the total. */
function isProofTrue(total: number, { countedTwice, secondCount, exportTotal, verification }: Completeness): boolean {
  if (!countedTwice) return secondCount !== 'agreed' && verification !== 'strict';
  return secondCount === 'agreed' && exportTotal === total;
}

const total = (month: string, verification: Verification): Operation => ({
  name: `total ${month}${suffixOf(verification)}`,
  async ask(client) {
    const answer = await client.monthlyUserTotal({ month, groupBy: 'resellerName', verification });
    const { totalMonthlyUsers, companyCount, groups, completeness } = answer;
    const byReseller = groups.map(
      ({ group, monthlyUsers, companyCount: count }) => `${foldedName(group)}: ${monthlyUsers} / ${count}`,
    );
    const proof = isProofTrue(totalMonthlyUsers, completeness);
    return { totalMonthlyUsers, companyCount, byReseller: byReseller.sort(), proof };
  },
  truth(world) {
    const companies = world.companies(month);
    const byReseller = [...new Set(companies.map(({ resellerName }) => foldedName(resellerName)))].map((group) => {
      const members = companies.filter(({ resellerName }) => foldedName(resellerName) === group);
      return `${group}: ${usersOf(members)} / ${members.length}`;
    });
    const totalMonthlyUsers = usersOf(companies);
    return { totalMonthlyUsers, companyCount: companies.length, byReseller: byReseller.sort(), proof: true };
  },
});

const usageLines: Operation = {
  name: 'usage lines',
  async ask(client) {
    const { lines, totalMonthlyUsers, companyCount, completeness } = await client.usageLines();
    const proof = isProofTrue(totalMonthlyUsers, completeness);
    return {
      lines: asSet(lines.map(({ key: _key, ...line }) => toldByClient(line))),
      totalMonthlyUsers,
      companyCount,
      proof,
    };
  },
  truth(world) {
    const lines = world.companies(EARLIER_MONTH);
    return { lines: asSet(lines), totalMonthlyUsers: usersOf(lines), companyCount: lines.length, proof: true };
  },
};

const comparison: Operation = {
  name: 'compareMonths',
  async ask(client) {
    const months = await client.compareMonths({ from: OLDER_MONTH, to: EARLIER_MONTH });
    const rows = months.companies.map(
      ({ companyId, monthlyUsersFrom, monthlyUsersTo }) => `${companyId}: ${monthlyUsersFrom} and ${monthlyUsersTo}`,
    );
    return { totalFrom: months.totalFrom, totalTo: months.totalTo, change: months.change, rows: rows.sort() };
  },
  truth(world) {
    const [from, to] = [world.companies(OLDER_MONTH), world.companies(EARLIER_MONTH)];
    const rows = from.map(
      ({ companyId, monthlyUsers }, index) => `${companyId}: ${monthlyUsers} and ${to[index]?.monthlyUsers}`,
    );
    const [totalFrom, totalTo] = [usersOf(from), usersOf(to)];
    return { totalFrom, totalTo, change: totalTo - totalFrom, rows: rows.sort() };
  },
};

const LISTS = {
  overLimit: (client: KeepnetClient, verification: Verification) => client.companiesOverLimit({ verification }),
  expired: (client: KeepnetClient, verification: Verification) => client.expiredLicenses({ verification }),
  renewals: (client: KeepnetClient, verification: Verification) =>
    client.upcomingRenewals({ days: DAYS, verification }),
};

const list = (name: keyof typeof LISTS, verification: Verification = 'auto'): Operation => ({
  name: `${name}${suffixOf(verification)}`,
  async ask(client) {
    const companies: readonly Company[] = await LISTS[name](client, verification);
    return asSet(companies.map(toldByClient));
  },
  truth: (world) => asSet(TRUE_LISTS[name](world.companies())),
});

const search = (name: string, options: SearchCompaniesOptions = {}): Operation => ({
  name: `search ${name}`,
  ask: async (client) => asSet((await client.searchCompanies(options)).companies.map(toldByClient)),
  truth: (world) => asSet(world.companies(options.month)),
});

// Companies may be created in the same moment: their order does not matter.
const newest: Operation = {
  name: 'search the five newest',
  async ask(client) {
    const found = await client.searchCompanies({ orderBy: 'createdAt', ascending: false, limit: 5 });
    const createdAt = found.companies.map((company) => toldByClient(company).createdAt);
    return { totalMatches: found.totalMatches, createdAt };
  },
  truth(world) {
    const dates = world.companies().map(({ createdAt }) => createdAt ?? '');
    return { totalMatches: dates.length, createdAt: dates.toSorted().reverse().slice(0, 5) };
  },
};

// Any company that is not at either end of the list, where companies come and go.
const chosenId = (world: TrueWorld): string => world.companies()[60]?.companyId ?? '';

const oneCompany = (month?: string): Operation => ({
  name: month === undefined ? 'getCompany' : `getCompany ${month}`,
  async ask(client, before) {
    const company = await client.getCompany(chosenId(before), month === undefined ? {} : { month });
    const { companyId, companyName, licenseLimit, targetUsers, renewalDate, monthlyUsers } = company;
    const renewalDay = renewalDate?.slice(0, 10) ?? null;
    return { companyId, companyName, licenseLimit, targetUsers, renewalDay, monthlyUsers };
  },
  truth(world) {
    const company = world.companies(month).find(({ companyId }) => companyId === chosenId(world));
    const { companyId, companyName, licenseLimit, targetUsers, renewalDay, monthlyUsers } = company ?? {};
    const users = month === undefined ? undefined : monthlyUsers;
    return { companyId, companyName, licenseLimit, targetUsers, renewalDay, monthlyUsers: users };
  },
});

const check: Operation = {
  name: 'checkCredentials',
  ask: async (client) => (await client.checkCredentials()).isReseller,
  truth: (world) => world.isReseller,
};

/** Everything that a client can be asked. */
export const OPERATIONS: readonly Operation[] = [
  ...(['auto', 'strict'] as const).map((verification) => total(THIS_MONTH, verification)),
  ...(['auto', 'strict', 'standard'] as const).map((verification) => total(EARLIER_MONTH, verification)),
  ...[usageLines, comparison],
  ...[list('overLimit'), list('expired'), list('expired', 'strict'), list('renewals')],
  ...FILE_OPERATIONS,
  ...[search('all'), search(EARLIER_MONTH, { month: EARLIER_MONTH }), newest],
  ...[oneCompany(), oneCompany(EARLIER_MONTH), check],
];
