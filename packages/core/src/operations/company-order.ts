import { byCodeUnit } from '../billing/by-code-unit';
import type { Company } from '../companies/company';
import type { CheckedOrder } from '../companies/server-abilities';

const instantOf = (date: string | null): number | null => (date === null ? null : Date.parse(date));

/** What is compared: a number, an instant, or null where a company has no value. */
const VALUES: Readonly<Record<CheckedOrder, (company: Company) => number | null>> = {
  createdAt: ({ createdAt }) => instantOf(createdAt),
  targetUsers: ({ targetUsers }) => targetUsers,
  renewalDate: ({ renewalDate }) => instantOf(renewalDate),
};

/** An order whose rows show whether they are in it. */
export interface CompanyOrder {
  /** Companies without a value come first when ascending; ties by company ID. */
  compare(a: Company, b: Company): number;
  createCheck(): OrderCheck;
}

/** Looks at companies as they pass, list by list. */
export interface OrderCheck {
  /**
   * False once one is out of order. Those without a value may come before all others or after them, as databases
   * differ.
   */
  accept(companies: readonly Company[]): boolean;
  /** How often a value followed a lesser one: what is equal stands in any order. */
  readonly steps: number;
}

export function companyOrder(name: CheckedOrder, ascending: boolean): CompanyOrder {
  const valueOf = VALUES[name];
  const direction = ascending ? 1 : -1;
  return {
    compare(a, b) {
      const [first, second] = [valueOf(a) ?? -Infinity, valueOf(b) ?? -Infinity];
      return first === second ? byCodeUnit(a.companyId, b.companyId) : direction * (first < second ? -1 : 1);
    },
    createCheck() {
      let last: number | undefined;
      let hasEnded = false;
      let steps = 0;
      return {
        get steps() {
          return steps;
        },
        accept(companies) {
          for (const company of companies) {
            const value = valueOf(company);
            if (value === null) {
              hasEnded = last !== undefined;
              continue;
            }
            if (hasEnded || (last !== undefined && direction * (value - last) < 0)) return false;
            if (last !== undefined && value !== last) steps++;
            last = value;
          }
          return true;
        },
      };
    },
  };
}
