import type { CalendarDay } from '../dates/calendar-day';
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

/**
 * Reads the companies by renewal date, oldest first, and stops at the first one after `lastDay`. A license that is
 * renewed meanwhile shifts the rest, so it is read until two passes agree.
 *
 * @returns Undefined when the server cannot sort so, which is remembered.
 * @throws KeepnetConsistencyError when no two passes agree.
 */
export async function readRenewalOrder(
  reading: Reading,
  lastDay: CalendarDay,
  toRow: (row: WireRow) => Company,
  belongs: (company: Company) => boolean,
): Promise<Company[] | undefined> {
  const { abilities } = reading.context;
  for (const orderBy of abilities.renewalOrders) {
    try {
      const companies = await readUntilProven(reading, { orderBy, ascending: true }, lastDay, toRow, belongs);
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
  lastDay: CalendarDay,
  toRow: (row: WireRow) => Company,
  belongs: (company: Company) => boolean,
): Promise<Company[] | undefined> {
  let previous: Pass | undefined;
  for (;;) {
    try {
      const pass = await readOnce(reading, query, lastDay, toRow, belongs);
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
  lastDay: CalendarDay,
  toRow: (row: WireRow) => Company,
  belongs: (company: Company) => boolean,
): Promise<Pass> {
  const tally = createPassTally();
  const companies: Company[] = [];
  const seen: string[] = [];
  let latest = -Infinity;
  for await (const rows of scanPass(reading, query, toRow, tally)) {
    for (const company of rows) {
      const { renewalDate } = company;
      if (renewalDate === null) continue;
      const instant = Date.parse(renewalDate);
      if (instant < latest) return { outcome: 'unsorted', companies: [], proven: false, seen: '' };
      latest = instant;
      if (renewalDate.slice(0, 10) > lastDay) {
        return { outcome: 'read', companies, proven: tally.pages === 1, seen: seen.join('\n') };
      }
      if (!belongs(company)) continue;
      companies.push(company);
      seen.push(`${company.companyId} ${renewalDate}`);
    }
  }
  return { outcome: 'read', companies, proven: true, seen: seen.join('\n') };
}
