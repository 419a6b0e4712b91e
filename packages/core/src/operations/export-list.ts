import { collectUsers } from '../companies/collect-users';
import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import type { Verification } from '../companies/completeness';
import { readUsage } from '../companies/company-schema';
import { BY_CREATION } from '../companies/company-search';
import { readMonth } from '../companies/read-month';
import { createReading } from '../companies/reading';
import { withMonth } from '../companies/with-month';
import type { CalendarDay } from '../dates/calendar-day';
import type { Month } from '../dates/month';
import { companiesOverLimit, listExpiredLicenses, listUpcomingRenewals } from './company-lists';
import type { ExportContent } from './export-content';

export interface ListExport {
  readonly list: 'overLimit' | 'expired' | 'renewals';
  readonly days: number;
  readonly today: CalendarDay;
  readonly timeZone: string;
  /** Undefined for whatever month the server counts. */
  readonly month: Month | undefined;
  readonly verification: Verification;
}

/**
 * The companies of one list, for a file. Keepnet's own file is never taken: that it honored the filter could be told
 * only by reading it, and the proved list is at hand.
 */
export async function exportList(context: CompaniesContext, wanted: ListExport): Promise<ExportContent> {
  const companies = await readList(context, wanted);
  const { month } = wanted;
  if (companies.length === 0 || month === undefined) return { companies };
  return { companies: await withMonthlyUsers(context, companies, month) };
}

function readList(context: CompaniesContext, wanted: ListExport): Promise<Company[]> {
  const { days, timeZone, today: asOf, verification } = wanted;
  switch (wanted.list) {
    case 'overLimit':
      return companiesOverLimit(context, { verification });
    case 'expired':
      return listExpiredLicenses(context, { asOf, timeZone, verification });
    case 'renewals':
      return listUpcomingRenewals(context, { days, asOf, timeZone, verification });
  }
}

/** The same companies with the Monthly Users of a month: which companies belong does not depend on it. */
async function withMonthlyUsers(
  context: CompaniesContext,
  companies: readonly Company[],
  month: Month,
): Promise<Company[]> {
  const reading = createReading(context);
  for (;;) {
    const { value } = await withMonth(context, BY_CREATION, month, (query) =>
      readMonth(reading, query, readUsage, collectUsers),
    );
    const users = value.result;
    if (companies.every(({ companyId }) => users.has(companyId))) {
      return companies.map((company) => ({ ...company, monthlyUsers: users.get(company.companyId) ?? 0 }));
    }
    await reading.again(`a company of the list was not among those of ${month}`);
  }
}
