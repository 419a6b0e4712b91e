import { byCodeUnit, type Company } from '@keepnet-workflows/core';

/**
 * The order that Zapier expects from a trigger, by one of a company's dates; ties by Company ID. Companies without
 * that date come last.
 */
export function newestFirst(field: 'createdAt' | 'renewalDate'): (a: Company, b: Company) => number {
  const instantOf = (company: Company): number => Date.parse(company[field] ?? '') || -Infinity;
  return (a, b) => {
    const [first, second] = [instantOf(a), instantOf(b)];
    if (first !== second) return second > first ? 1 : -1;
    return byCodeUnit(a.companyId, b.companyId);
  };
}
