import type { UsageLine } from '../../src/billing/usage-line';
import type { UsageToPrice } from '../../src/billing/price-usage';

/** A company with 100 users of 100 in 2026-10, unless told otherwise. */
export function usageLine(line: Partial<UsageLine> = {}): UsageLine {
  const { companyId = 'c-1', usageMonth = '2026-10' } = line;
  return {
    companyId,
    companyName: `Customer ${companyId}`,
    resellerName: 'North',
    industryName: 'Finance',
    licenseTypeName: 'Enterprise',
    licenseLimit: 100,
    targetUsers: 100,
    inactiveUsers: 0,
    deletedUsers: 0,
    monthlyUsers: 100,
    usageMonth,
    renewalDate: '2027-06-30T00:00:00Z',
    licenseExpired: false,
    createdAt: null,
    tags: [],
    key: `keepnet:${companyId}:monthly-users:${usageMonth}`,
    ...line,
  };
}

/** A month as it was read on 2026-11-20, when October was over. */
export function usageOf(lines: readonly UsageLine[], month = '2026-10', startedAt = '2026-11-20T12:00:00.000Z') {
  return { month, lines, completeness: { startedAt } } satisfies UsageToPrice;
}
