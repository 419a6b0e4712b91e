import type { UsageLine } from '../../src/billing/usage-line';
import { toUsageLine } from '../../src/billing/usage-line';
import type { Completeness } from '../../src/reading/completeness';
import type { ReportReadings } from '../../src/reports/report-data';
import { createCompanyReader } from '../../src/search/parse-company';
import { type WireCompany, wireCompany } from '../../src/testing';

const reader = createCompanyReader({ dateFormat: 'auto' }, '2026-10');

/** A customer's line of October 2026. */
export function usageLine(companyId: string, monthlyUsers: number, more: Partial<WireCompany> = {}): UsageLine {
  const row = wireCompany({ companyResourceId: companyId, monthlyActiveUserCount: monthlyUsers, ...more });
  return toUsageLine(reader.read({ ...row }));
}

export function proofOf(lines: readonly UsageLine[], more: Partial<Completeness> = {}): Completeness {
  return {
    totalRecords: lines.length,
    uniqueCompanies: lines.length,
    pagesRead: 1,
    rereads: 0,
    startedAt: '2026-11-02T04:00:00.000Z',
    finishedAt: '2026-11-02T04:00:01.000Z',
    verification: 'auto',
    secondCount: 'agreed',
    secondCountDetail: "Keepnet's export comes to the same.",
    exportTotal: lines.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0),
    countedTwice: true,
    monthSelected: true,
    digest: '0123456789abcdef',
    ...more,
  };
}

/** What a report of October 2026 is made of, read on the 2nd of November; `before` has the users of September. */
export function reportReadings(
  lines: readonly UsageLine[],
  before: Readonly<Record<string, number>> | undefined,
  more: Partial<ReportReadings> = {},
): ReportReadings {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return {
    month: '2026-10',
    monthClosed: true,
    lines,
    completeness: proofOf(lines),
    before: before && { month: '2026-09', monthlyUsers: new Map(Object.entries(before)) },
    months: [
      ...(before ? [{ month: '2026-09', totalMonthlyUsers: sum(Object.values(before)), countedTwice: true }] : []),
      { month: '2026-10', totalMonthlyUsers: sum(lines.map(({ monthlyUsers }) => monthlyUsers)), countedTwice: true },
    ],
    today: { day: '2026-11-02', timeZone: 'Europe/Istanbul' },
    days: 90,
    ...more,
  };
}

/** So many customers with long names in a script of several bytes, or of characters that HTML escapes. */
export function manyLines(count: number, name = 'Müşteri'): UsageLine[] {
  return Array.from({ length: count }, (_, index) =>
    usageLine(`c-${index}`, (index * 7919) % 1000, {
      companyName: `${name} ${index}`,
      resellerName: `${name} Reseller ${index % 40}`,
      targetUserCount: (index * 104_729) % 200,
      licenseEndDate: `2026-${index % 2 === 0 ? '10' : '12'}-15`,
    }),
  );
}

/** September, in which every third customer had none and the others up to 400 more or fewer. */
export function manyBefore(lines: readonly UsageLine[]): Record<string, number> {
  return Object.fromEntries(
    lines.map(({ companyId, monthlyUsers }, index) => [
      companyId,
      index % 3 === 0 ? 0 : Math.max(0, monthlyUsers + ((index * 31) % 800) - 400),
    ]),
  );
}
