import type { GroupBy, UsageGroup } from '../billing/monthly-user-total';
import type { CompaniesContext } from '../companies/companies-context';
import { BY_CREATION } from '../companies/company-search';
import type { Completeness, Verification } from '../companies/completeness';
import { createReading } from '../companies/reading';
import { withMonth } from '../companies/with-month';
import { checkMonth, isMonthEverywhere, type Month, monthInZone } from '../dates/month';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { checkOptions } from './check-options';
import { countByExport } from './count-by-export';
import { countBySearch } from './count-by-search';

/** See KeepnetClient.monthlyUserTotal. */
export interface MonthlyUserTotalOptions {
  /** `YYYY-MM`, from 2025-12 to the current month. Default: the current month in UTC. */
  readonly month?: Month;
  /** Adds up by this as well. Groups by tag overlap: a company with two tags counts in both. */
  readonly groupBy?: GroupBy;
  /** `search` (default) reads the companies; `export` adds up Keepnet's own CSV file. */
  readonly source?: 'search' | 'export';
  /** `strict` counts a second time through the export and compares. Default: `standard`. */
  readonly verification?: Verification;
}

/** A month's Monthly Users with the proof that the companies were read completely. */
export interface MonthlyUserTotal {
  readonly month: Month;
  /** Monthly Users of all companies, added up. */
  readonly totalMonthlyUsers: number;
  readonly companyCount: number;
  /** Empty without `groupBy`. */
  readonly groups: readonly UsageGroup[];
  readonly completeness: Completeness;
}

/** See KeepnetClient.monthlyUserTotal. */
export async function monthlyUserTotal(
  context: CompaniesContext,
  options: MonthlyUserTotalOptions = {},
): Promise<MonthlyUserTotal> {
  checkOptions(options, ['month', 'groupBy', 'source', 'verification']);
  const { groupBy, source = 'search', verification = 'standard' } = options;
  const { clock } = context;
  const current = monthInZone(clock.now(), 'UTC');
  const month = options.month === undefined ? current : checkMonth(options.month, clock.now());
  if (source === 'export' && groupBy === 'tag') {
    throw new KeepnetConfigurationError(
      'An exported file does not tell its tags apart. To group by tag, use the search as the source.',
    );
  }
  const reading = createReading(context);
  // A file that ignored the month would show in no other way than beside the search.
  const isCurrent = isMonthEverywhere(month, clock.now());
  const fromFileAlone = source === 'export' && verification === 'standard' && isCurrent;
  const compare = verification === 'strict' || source === 'export';
  const { value, monthSelected } = await withMonth(context, BY_CREATION, month, async (query) => {
    const byExport = fromFileAlone && groupBy !== 'tag' ? await countByExport(reading, query, groupBy) : undefined;
    return byExport ?? countBySearch(reading, query, groupBy, compare);
  });
  const { log } = reading;
  return {
    month,
    totalMonthlyUsers: value.totalMonthlyUsers,
    companyCount: value.companyCount,
    groups: value.groups,
    completeness: {
      totalRecords: value.totalRecords,
      uniqueCompanies: value.companyCount,
      pagesRead: log.pagesRead,
      rereads: log.rereads,
      duplicatesDropped: log.duplicatesDropped,
      startedAt: new Date(log.startedAt).toISOString(),
      finishedAt: new Date(clock.now()).toISOString(),
      verification,
      exportTotal: value.exportTotal,
      monthSelected,
      digest: value.digest,
    },
  };
}
