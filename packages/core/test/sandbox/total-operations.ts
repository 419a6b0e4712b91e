import type { Completeness, Verification } from '../../src';

import type { Operation } from './operation';
import { asSet, foldedName, toldByClient, type TrueCompany } from './true-company';
import { EARLIER_MONTH, OLDER_MONTH, THIS_MONTH } from './true-world';

const VERIFICATIONS: readonly Verification[] = ['auto', 'strict', 'standard'];

const usersOf = (companies: readonly TrueCompany[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

/** ` strict`, ` standard`, nothing for what is so by itself. */
export const suffixOf = (verification: Verification): string => (verification === 'auto' ? '' : ` ${verification}`);

/** What a proof says in words of its own must be so. */
function claimsOf(total: number, { countedTwice, secondCount, exportTotal, verification }: Completeness): object {
  return {
    isCountedTwice: countedTwice === (secondCount === 'agreed') && (countedTwice || verification !== 'strict'),
    doFiguresAgree: !countedTwice || exportTotal === total,
  };
}

const TRUE_CLAIMS = { isCountedTwice: true, doFiguresAgree: true };

function total(month: string, verification: Verification): Operation {
  return {
    name: `total ${month}${suffixOf(verification)}`,
    async ask(client) {
      const total = await client.monthlyUserTotal({ month, groupBy: 'resellerName', verification });
      const { totalMonthlyUsers, companyCount, groups, completeness } = total;
      const byReseller = groups.map(
        ({ group, monthlyUsers, companyCount: count }) => `${foldedName(group)}: ${monthlyUsers} / ${count}`,
      );
      return {
        totalMonthlyUsers,
        companyCount,
        byReseller: byReseller.sort(),
        ...claimsOf(totalMonthlyUsers, completeness),
      };
    },
    truth(world) {
      const companies = world.companies(month);
      const byReseller = [...new Set(companies.map(({ resellerName }) => foldedName(resellerName)))].map((group) => {
        const members = companies.filter(({ resellerName }) => foldedName(resellerName) === group);
        return `${group}: ${usersOf(members)} / ${members.length}`;
      });
      const totalMonthlyUsers = usersOf(companies);
      return { totalMonthlyUsers, companyCount: companies.length, byReseller: byReseller.sort(), ...TRUE_CLAIMS };
    },
  };
}

const usageLines: Operation = {
  name: 'usage lines',
  async ask(client) {
    const { lines, totalMonthlyUsers, companyCount, completeness } = await client.usageLines();
    const keys = new Set(lines.map(({ companyId, key }) => (key.includes(companyId) ? key : '')));
    return {
      lines: asSet(lines.map(({ key: _key, ...line }) => toldByClient(line))),
      totalMonthlyUsers,
      counts: [companyCount, keys.size],
      ...claimsOf(totalMonthlyUsers, completeness),
    };
  },
  truth(world) {
    const companies = world.companies(EARLIER_MONTH);
    const counts = [companies.length, companies.length];
    return { lines: asSet(companies), totalMonthlyUsers: usersOf(companies), counts, ...TRUE_CLAIMS };
  },
};

const comparison: Operation = {
  name: 'compareMonths',
  async ask(client) {
    const comparison = await client.compareMonths({ from: OLDER_MONTH, to: EARLIER_MONTH });
    const { totalFrom, totalTo, change, companies } = comparison;
    return { totalFrom, totalTo, change, companies: companies.map(usersText).sort() };
  },
  truth(world) {
    const [from, to] = [world.companies(OLDER_MONTH), world.companies(EARLIER_MONTH)];
    const usersTo = new Map(to.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
    const rows = from.map(({ companyId, monthlyUsers: monthlyUsersFrom }) =>
      usersText({ companyId, monthlyUsersFrom, monthlyUsersTo: usersTo.get(companyId) }),
    );
    const [totalFrom, totalTo] = [usersOf(from), usersOf(to)];
    return { totalFrom, totalTo, change: totalTo - totalFrom, companies: rows.sort() };
  },
};

interface UsersOfMonths {
  readonly companyId: string;
  readonly monthlyUsersFrom: number;
  readonly monthlyUsersTo: number | undefined;
}

const usersText = ({ companyId, monthlyUsersFrom, monthlyUsersTo }: UsersOfMonths): string =>
  `${companyId}: ${monthlyUsersFrom} and ${monthlyUsersTo}`;

/** What is invoiced: totals of the current month and of an earlier one, each company's line, and the change between two. */
export const TOTAL_OPERATIONS: readonly Operation[] = [
  ...[THIS_MONTH, EARLIER_MONTH].flatMap((month) => VERIFICATIONS.map((verification) => total(month, verification))),
  usageLines,
  comparison,
];
