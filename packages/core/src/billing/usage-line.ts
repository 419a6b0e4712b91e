import type { Company } from '../search/company';

/** What one company used in one month. */
export interface UsageLine extends Company {
  /** The same on every run: `keepnet:<companyId>:monthly-users:<month>`. */
  readonly key: string;
}

export function toUsageLine(company: Company): UsageLine {
  return { ...company, key: `keepnet:${company.companyId}:monthly-users:${company.usageMonth}` };
}
