import type { CompaniesContext } from '../companies/companies-context';
import { BY_CREATION, type CompanyQuery } from '../companies/company-search';
import { type CompanyCount, countAllCompanies } from '../companies/count-all-companies';
import { countCompanies } from '../companies/read-page';
import { readUsage } from '../companies/company-schema';
import { readMonth } from '../companies/read-month';
import { collect } from '../companies/read-whole';
import { createReading } from '../companies/reading';
import { withMonth } from '../companies/with-month';
import type { Month } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { showCount } from '../errors/show-count';
import type { ExportFormat } from '../files/export-format';
import { hasColumn } from '../files/has-column';
import { peekBytes } from '../files/peek-bytes';
import { CSV_HEAD_BYTES } from '../files/read-csv';
import { countBySearch } from './count-by-search';
import type { ExportContent } from './export-content';
import { lacksExport } from './lacks-export';
import { openExport } from './open-export';
import { readAgreedCompanies } from './read-agreed-companies';
import { sumExport } from './sum-export';
import { type DoubtfulRow, withRowCount } from './with-row-count';

// A file that disagrees time and again is not waited for: one is written instead.
const PATIENCE = 2;

/**
 * The file of all companies. Keepnet's own is streamed through when it is shown to hold them all and to count the month
 * asked for; else one is written from the companies that were read.
 */
export async function exportAll(
  context: CompaniesContext,
  format: ExportFormat,
  month: Month | undefined,
): Promise<ExportContent> {
  if (month === undefined) return exportQuery(context, BY_CREATION, format);
  const { value } = await withMonth(context, BY_CREATION, month, (query) => exportQuery(context, query, format));
  return value;
}

async function exportQuery(
  context: CompaniesContext,
  query: CompanyQuery,
  format: ExportFormat,
): Promise<ExportContent> {
  const { month: _month, ...withoutMonth } = query;
  const count = await countAllCompanies(context, withoutMonth);
  if (count.totalRecords === 0) return { companies: [] };
  try {
    const stream =
      count.countsAll &&
      (await isTrustworthy(context, query, format)) &&
      (await openFile(context, query, format, count));
    if (stream) return { stream };
  } catch (error) {
    if (!lacksExport(error)) throw error;
  }
  return { companies: await readAgreedCompanies(createReading(context), query) };
}

/**
 * Whether Keepnet's file may be handed on. One for a month must say what the search says, name by name, for a file that
 * ignores the month shows in no other way. Of an Excel file, whose rows are not read on their way, the CSV file stands witness.
 */
async function isTrustworthy(context: CompaniesContext, query: CompanyQuery, format: ExportFormat): Promise<boolean> {
  try {
    if (query.month) {
      const { companyCount, exportCount, exportNamesAgree } = await countBySearch(
        createReading(context, PATIENCE),
        query,
        undefined,
        true,
      );
      return exportCount === companyCount && exportNamesAgree && !context.abilities.nests;
    }
    if (format === 'csv') return true;
    return (await sumExport(context, query)).companyCount === (await countCompanies(context, query));
  } catch (error) {
    if (KeepnetConsistencyError.isInstance(error) || KeepnetResponseError.isInstance(error)) return false;
    throw error;
  }
}

/** Undefined for a file that does not tell what is invoiced. */
async function openFile(
  context: CompaniesContext,
  query: CompanyQuery,
  format: ExportFormat,
  count: CompanyCount,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (format === 'excel') return openExport(context, query, format);
  // All companies, not those that selecting the month lists: one without users may have been added just now.
  const { month: _month, ...withoutMonth } = query;
  // That count is of before the companies were read for a month.
  const { totalRecords: before, ids } = query.month ? await countAllCompanies(context, withoutMonth) : count;
  const { head, stream, release } = await peekBytes(await openExport(context, query, format), CSV_HEAD_BYTES);
  if (!hasColumn(head, 'Monthly Users')) {
    await release();
    return undefined;
  }
  return withRowCount(stream, async ({ rows, doubtful }) => {
    // A file that lacks a row would else pass for one from before a company was added, or after one was removed.
    const after = await countAllCompanies(context, withoutMonth);
    const isSwapped = rows === before && ids !== undefined && after.ids !== undefined && ids !== after.ids;
    if (rows < before || rows !== after.totalRecords || isSwapped) {
      throw new KeepnetConsistencyError(
        `Keepnet's file holds ${showCount(rows)} companies, but Keepnet counts ${showCount(before)}, or companies were added or removed ` +
          'meanwhile. Discard the file and export again; if it stays so, tell Keepnet support.',
      );
    }
    if (doubtful) await assertListed(context, query, doubtful);
  });
}

/** Of a file whose last cell may have been cut short, the search must list its last row. */
async function assertListed(context: CompaniesContext, query: CompanyQuery, last: DoubtfulRow): Promise<void> {
  const { result: namesakes } = await readMonth(createReading(context), query, readUsage, () =>
    collect((row) => (row.companyName ?? '').trim() === last.companyName.trim()),
  );
  // Of several, what is left of one's number may be that of another.
  const inFile = String(last.monthlyUsers);
  const possible = namesakes.map((row) => String(row.monthlyUsers)).filter((listed) => listed.startsWith(inFile));
  if (possible.length > 0 && possible.every((listed) => listed === inFile)) return;
  throw new KeepnetConsistencyError(
    "Keepnet's file ends without a line end, and the search does not list its last row alike: its last cell " +
      'may have been cut short. Discard the file and export again; if it stays so, choose Excel.',
  );
}
