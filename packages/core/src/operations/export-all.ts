import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import { readCompany } from '../companies/company-schema';
import { BY_CREATION, type CompanyQuery } from '../companies/company-search';
import { isRefusal } from '../companies/is-refusal';
import { readMonth } from '../companies/read-month';
import { countCompanies } from '../companies/read-page';
import { collect } from '../companies/read-whole';
import { createReading, type Reading } from '../companies/reading';
import { withMonth } from '../companies/with-month';
import { type Month, monthInZone } from '../dates/month';
import type { ExportFormat } from '../files/export-format';
import type { ExportContent } from './export-companies';
import { openExport } from './open-export';
import { sumExport } from './sum-export';

/**
 * The file of all companies. Keepnet's own is taken when it is known to hold them all and to count the month asked
 * for; else one is written from the companies that were read.
 */
export async function exportAll(
  context: CompaniesContext,
  format: ExportFormat,
  month: Month | undefined,
): Promise<ExportContent> {
  const reading = createReading(context);
  if (month === undefined) return exportQuery(reading, BY_CREATION, format, false);
  const isCurrent = month === monthInZone(context.clock.now(), 'UTC');
  const { value } = await withMonth(context, BY_CREATION, month, (query) =>
    exportQuery(reading, query, format, !isCurrent),
  );
  return value;
}

async function exportQuery(
  reading: Reading,
  query: CompanyQuery,
  format: ExportFormat,
  proveMonth: boolean,
): Promise<ExportContent> {
  const { context } = reading;
  const { month, ...withoutMonth } = query;
  const count = await countCompanies(context, withoutMonth);
  if (count === 0) return { companies: [] };
  const holdsAll = !month || (await countCompanies(context, query)) === count;
  if (!holdsAll || proveMonth) {
    const companies = await readCompanies(reading, query);
    if (!holdsAll || !(await fileAgrees(context, query, companies))) return { companies };
  }
  try {
    return { stream: await openExport(context, query, format) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { companies: await readCompanies(reading, query) };
  }
}

async function readCompanies(reading: Reading, query: CompanyQuery): Promise<Company[]> {
  const { result } = await readMonth(
    reading,
    query,
    (row) => readCompany(row, reading.context),
    () => collect<Company>(),
  );
  return result;
}

/** Whether Keepnet's file counts the month that it was asked for: one that ignores it shows in no other way. */
async function fileAgrees(
  context: CompaniesContext,
  query: CompanyQuery,
  companies: readonly Company[],
): Promise<boolean> {
  try {
    const file = await sumExport(context, query);
    const total = companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
    return file.companyCount === companies.length && file.totalMonthlyUsers === total;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
}
