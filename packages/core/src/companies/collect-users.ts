import type { CountedRow } from './read-month';
import type { Fold } from './read-whole';

/** A fold that keeps each company's Monthly Users by its ID. */
export function collectUsers(): Fold<CountedRow, Map<string, number>> {
  const result = new Map<string, number>();
  return {
    result,
    add: (rows) => {
      for (const { companyId, monthlyUsers } of rows) result.set(companyId, monthlyUsers);
    },
  };
}
