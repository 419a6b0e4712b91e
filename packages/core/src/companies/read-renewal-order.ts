import type { CalendarDay } from '../dates/calendar-day';
import { monthInZone } from '../dates/month';
import type { Company } from './company';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { type Reading, ScanDisagreement } from './reading';
import { createPassTally, scanPass } from './scan-pass';
import type { WireRow } from './wire-row';

interface Pass {
  readonly outcome: 'read' | 'unsorted';
  readonly companies: Company[];
  /** True when nothing can have moved between two requests: one page held it all, or everything was read. */
  readonly proven: boolean;
  /** Tells two passes apart that saw other companies or other dates. */
  readonly seen: string;
}

const UNSORTED: Pass = { outcome: 'unsorted', companies: [], proven: false, seen: '' };

/** What a page of the same companies in another order showed. */
export interface KnownPage {
  /** In the order of that page. */
  readonly ids: readonly string[];
  /** Those of them that belong to the list. */
  readonly belonging: readonly Company[];
}

/** What is asked of a reading by renewal date. */
export interface RenewalOrderSearch {
  /** The reading ends at the first company after this day. */
  readonly lastDay: CalendarDay;
  readonly belongs: (company: Company) => boolean;
  /** The first page by creation: a server that ignores the order lists the same again. */
  readonly known: KnownPage;
}

/**
 * Reads the companies by renewal date, oldest first, and stops at the first one after `lastDay`. A license that is
 * renewed meanwhile shifts the rest, so it is read until two passes agree. The order is believed only as far as it
 * shows: pages that are sorted throughout, another first page than by creation, and every company that is known to belong.
 *
 * @returns Undefined when the server cannot sort so, which is remembered.
 * @throws KeepnetConsistencyError when no two passes agree.
 */
export async function readRenewalOrder(
  reading: Reading,
  toRow: (row: WireRow) => Company,
  search: RenewalOrderSearch,
): Promise<Company[] | undefined> {
  const { abilities } = reading.context;
  for (const orderBy of abilities.renewalOrders) {
    try {
      const companies = await readUntilProven(reading, { orderBy, ascending: true }, toRow, search);
      if (companies) return companies;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    abilities.renewalOrders = abilities.renewalOrders.filter((name) => name !== orderBy);
  }
  return undefined;
}

async function readUntilProven(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Company,
  search: RenewalOrderSearch,
): Promise<Company[] | undefined> {
  const currentMonth = (): string => monthInZone(reading.context.clock.now(), 'UTC');
  let previous: Pass | undefined;
  for (;;) {
    try {
      const month = currentMonth();
      const pass = await readOnce(reading, query, toRow, search);
      if (currentMonth() !== month) throw new ScanDisagreement('the calendar month changed');
      if (pass.outcome === 'unsorted') return undefined;
      if (pass.proven || pass.seen === previous?.seen) return pass.companies;
      if (previous) await reading.again('two readings by renewal date listed other companies or other dates');
      previous = pass;
    } catch (error) {
      if (!(error instanceof ScanDisagreement)) throw error;
      previous = undefined;
      await reading.again(error.message);
    }
  }
}

async function readOnce(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Company,
  { lastDay, belongs, known }: RenewalOrderSearch,
): Promise<Pass> {
  const tally = createPassTally();
  const companies: Company[] = [];
  const seen: string[] = [];
  let latest = -Infinity;
  for await (const rows of scanPass(reading, query, toRow, tally)) {
    if (tally.pages === 1 && sameOrder(rows, known.ids)) return UNSORTED;
    let past = false;
    for (const company of rows) {
      const { renewalDate } = company;
      if (renewalDate === null) continue;
      const instant = Date.parse(renewalDate);
      if (instant < latest) return UNSORTED;
      latest = instant;
      past ||= renewalDate.slice(0, 10) > lastDay;
      if (past || !belongs(company)) continue;
      companies.push(company);
      seen.push(`${company.companyId} ${renewalDate}`);
    }
    if (!past) continue;
    const listed = new Set(companies.map(({ companyId }) => companyId));
    if (!known.belonging.every(({ companyId }) => listed.has(companyId))) return UNSORTED;
    return { outcome: 'read', companies, proven: tally.pages === 1, seen: seen.join('\n') };
  }
  return { outcome: 'read', companies, proven: true, seen: seen.join('\n') };
}

function sameOrder(rows: readonly Company[], ids: readonly string[]): boolean {
  return rows.length === ids.length && rows.every(({ companyId }, index) => companyId === ids[index]);
}
