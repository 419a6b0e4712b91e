import type { MonthlyUserTotalOptions } from '../../src';

import type { Operation } from './operation';
import { asSet, type TrueCompany } from './true-company';
import { EARLIER_MONTH, OLDER_MONTH, THIS_MONTH } from './true-world';

const usersOf = (companies: readonly TrueCompany[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

function total(name: string, month: string, options: MonthlyUserTotalOptions = {}): Operation {
  return {
    name: `total ${month}${name}`,
    async ask(client) {
      const { totalMonthlyUsers, companyCount } = await client.monthlyUserTotal({ month, ...options });
      return { totalMonthlyUsers, companyCount };
    },
    truth(world) {
      const companies = world.companies(month);
      return { totalMonthlyUsers: usersOf(companies), companyCount: companies.length };
    },
  };
}

function totalByReseller(month: string): Operation {
  return {
    name: `total ${month} by reseller`,
    async ask(client) {
      const { groups } = await client.monthlyUserTotal({ month, groupBy: 'resellerName' });
      return groups
        .map(({ group, monthlyUsers, companyCount }) => `${group}: ${monthlyUsers} / ${companyCount}`)
        .sort();
    },
    truth(world) {
      const companies = world.companies(month);
      const groups = [...new Set(companies.map(({ resellerName }) => resellerName))].map((group) => {
        const members = companies.filter(({ resellerName }) => resellerName === group);
        return `${group}: ${usersOf(members)} / ${members.length}`;
      });
      return groups.sort();
    },
  };
}

const comparison: Operation = {
  name: 'compareMonths',
  async ask(client) {
    const { totalFrom, totalTo, change, companies } = await client.compareMonths({
      from: OLDER_MONTH,
      to: EARLIER_MONTH,
    });
    const rows = companies.map(({ companyId, monthlyUsersFrom, monthlyUsersTo }) => ({
      companyId,
      monthlyUsersFrom,
      monthlyUsersTo,
    }));
    return { totalFrom, totalTo, change, companies: asSet(rows) };
  },
  truth(world) {
    const [from, to] = [world.companies(OLDER_MONTH), world.companies(EARLIER_MONTH)];
    const usersTo = new Map(to.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
    const rows = from.map(({ companyId, monthlyUsers }) => ({
      companyId,
      monthlyUsersFrom: monthlyUsers,
      monthlyUsersTo: usersTo.get(companyId),
    }));
    const [totalFrom, totalTo] = [usersOf(from), usersOf(to)];
    return { totalFrom, totalTo, change: totalTo - totalFrom, companies: asSet(rows) };
  },
};

/** What is invoiced: totals of the current month and of an earlier one, and the change between two. */
export const TOTAL_OPERATIONS: readonly Operation[] = [
  ...[THIS_MONTH, EARLIER_MONTH].flatMap((month) => [
    total('', month),
    total(' strict', month, { verification: 'strict' }),
    total(' from the export', month, { source: 'export' }),
    totalByReseller(month),
  ]),
  comparison,
];
