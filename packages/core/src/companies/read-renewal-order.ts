import type { CalendarDay } from '../dates/calendar-day';
import { monthInZone } from '../dates/month';
import type { Company } from './company';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { type AgreeingPass, readUntilAgreed } from './read-until-agreed';
import { type Reading, ScanDisagreement } from './reading';
import { createPassTally } from './pass-tally';
import { scanPass } from './scan-pass';
import { forgetOrder } from './server-abilities';
import type { WireRow } from './wire-row';

interface Pass extends AgreeingPass {
  /** Undefined when they came unsorted. */
  readonly companies?: Company[];
}

const DIFFERING = 'two readings by renewal date listed other companies or other dates';
const UNSORTED: Pass = { proven: true, seen: '' };

/** What a page of the same companies in another order showed. */
interface KnownPage {
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
  for (const orderBy of abilities.orders.renewalDate) {
    try {
      const readPass = (): Promise<Pass> => readInOneMonth(reading, { orderBy, ascending: true }, toRow, search);
      const { companies } = await readUntilAgreed(reading, readPass, DIFFERING);
      if (companies) return companies;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    forgetOrder(abilities, 'renewalDate', orderBy);
  }
  return undefined;
}

async function readInOneMonth(
  reading: Reading,
  query: CompanyQuery,
  toRow: (row: WireRow) => Company,
  search: RenewalOrderSearch,
): Promise<Pass> {
  const currentMonth = (): string => monthInZone(reading.context.clock.now(), 'UTC');
  const month = currentMonth();
  const pass = await readOnce(reading, query, toRow, search);
  if (currentMonth() !== month) throw new ScanDisagreement('the calendar month changed');
  return pass;
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
  for await (const rows of scanPass(reading, query, toRow, tally, undefined, 'early')) {
    if (tally.pages === 1 && sameOrder(rows, known.ids)) return UNSORTED;
    // Beyond the last day another company may come with one nested that belongs.
    if (reading.context.abilities.nests) return UNSORTED;
    let past = false;
    for (const company of rows) {
      const { renewalDate } = company;
      if (renewalDate === null) continue;
      const instant = Date.parse(renewalDate);
      if (instant < latest) return UNSORTED;
      latest = instant;
      past ||= renewalDate.slice(0, 10) > lastDay;
      if (!belongs(company)) continue;
      companies.push(company);
      seen.push(`${company.companyId} ${renewalDate}`);
    }
    if (!past) continue;
    const listed = new Set(companies.map(({ companyId }) => companyId));
    if (!known.belonging.every(({ companyId }) => listed.has(companyId))) return UNSORTED;
    return { companies, proven: tally.pages === 1, seen: seen.join('\n') };
  }
  return { companies, proven: true, seen: seen.join('\n') };
}

function sameOrder(rows: readonly Company[], ids: readonly string[]): boolean {
  return rows.every(({ companyId }, index) => companyId === ids[index]);
}
