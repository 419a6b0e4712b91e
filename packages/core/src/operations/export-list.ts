import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import { readUsage } from '../companies/company-schema';
import { BY_CREATION, type CompanyQuery, type FilterItem } from '../companies/company-search';
import { isRefusal } from '../companies/is-refusal';
import { readMonth } from '../companies/read-month';
import { countCompanies } from '../companies/read-page';
import { createReading } from '../companies/reading';
import { collectUsers } from '../companies/stream-month';
import { withMonth } from '../companies/with-month';
import { addDays, type CalendarDay } from '../dates/calendar-day';
import { type Month, monthInZone } from '../dates/month';
import type { ExportFormat } from '../files/export-format';
import { companiesOverLimit, listExpiredLicenses, listUpcomingRenewals } from './company-lists';
import type { ExportContent } from './export-content';
import { openExport } from './open-export';

export interface ListExport {
  readonly list: 'overLimit' | 'expired' | 'renewals';
  readonly format: ExportFormat;
  readonly days: number;
  readonly today: CalendarDay;
  readonly timeZone: string;
  /** Undefined for whatever month the server counts. */
  readonly month: Month | undefined;
}

/**
 * The file of one list. Keepnet's own is taken only if a search with the very same body counts as many companies as
 * the proved list holds; else one is written from the proved list.
 */
export async function exportList(context: CompaniesContext, wanted: ListExport): Promise<ExportContent> {
  const companies = await readList(context, wanted);
  if (companies.length === 0) return { companies };
  // Without a month the server counts its current one, which may have changed since the list was asked for.
  if (wanted.month !== undefined && wanted.month !== monthInZone(context.clock.now(), 'UTC')) {
    return { companies: await withMonthlyUsers(context, companies, wanted.month) };
  }
  const query = serverQuery(context, wanted, companies);
  try {
    if (!query || (await countCompanies(context, query)) !== companies.length) return { companies };
    return { stream: await openExport(context, query, wanted.format) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { companies };
  }
}

function readList(context: CompaniesContext, wanted: ListExport): Promise<Company[]> {
  const { days, timeZone, today: asOf } = wanted;
  if (wanted.list === 'overLimit') return companiesOverLimit(context);
  if (wanted.list === 'expired') return listExpiredLicenses(context, { asOf, timeZone });
  return listUpcomingRenewals(context, { days, asOf, timeZone });
}

/** The list in the server's own terms, or undefined where these are known to differ from ours. */
function serverQuery(
  context: CompaniesContext,
  { list, days, today, timeZone }: ListExport,
  companies: readonly Company[],
): CompanyQuery | undefined {
  if (list === 'overLimit') return context.abilities.overLimit ? { ...BY_CREATION, overLimitOnly: true } : undefined;
  // An instant falls on another day in another time zone, and the server knows only its own.
  const shifted = timeZone !== 'UTC' && companies.some(({ renewalDate }) => !renewalDate?.endsWith('T00:00:00Z'));
  if (shifted || !context.abilities.filter) return undefined;
  const item = (Operator: string, Value: string): FilterItem => ({ FieldName: 'LicenseEndDate', Operator, Value });
  const filterItems =
    list === 'expired'
      ? [item('<=', `${addDays(today, -1)}T23:59:59`)]
      : [item('>=', `${today}T00:00:00`), item('<=', `${addDays(today, days)}T23:59:59`)];
  return { ...BY_CREATION, filterItems };
}

/** The same companies with the Monthly Users of another month: which companies belong does not depend on it. */
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
