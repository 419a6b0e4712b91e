import { monthInZone } from '../dates/month';
import type { Company } from '../search/company';
import { createCompanyReader } from '../search/parse-company';
import type { CompanyQuery } from '../search/search-request';
import { type Ability, unlessRefused } from './learned-limits';
import type { ReadingContext } from './reading-context';
import type { Outcome } from './settle';
import { readFirstPage, readOtherPages, type Snapshot, takeSnapshot } from './snapshot';

/** Which companies a list holds. */
export interface ListRule {
  /** Decides, regardless of the server's selection. */
  readonly belongs: (company: Company) => boolean;
  /** The values that the rule needs. */
  readonly decidedBy: readonly (keyof Company)[];
  /** What the server can select for this list, never less than the list itself; undefined for all companies. */
  readonly selection?: { readonly query: CompanyQuery; readonly ability: Ability };
}

/** The companies of a list. */
export interface ListReading {
  readonly companies: readonly Company[];
  /** How many companies are over their limit, in the server's own count. */
  readonly overLimitCount: number | undefined;
  /** Companies with a renewal date before 1990 or after 2999, as far as they were read. */
  readonly placeholderDates: number;
}

/** All companies. */
export const EVERYBODY: ListRule = { belongs: () => true, decidedBy: [] };

/**
 * Reads the companies of a list. If one page has all companies, it is read in full. Otherwise the server's selection is
 * read or, if the server refuses to select, everything. The rule decides in every case.
 *
 * @param isStrict Does not rely on the server's selection: reads everything, until two readings agree or one page has
 * all companies.
 */
export async function readList(
  context: ReadingContext,
  { belongs, decidedBy, selection }: ListRule,
  isStrict: boolean,
): Promise<Outcome<ListReading>> {
  const month = monthInZone(context.clock.now(), 'UTC');
  const reader = createCompanyReader(context, month);
  const first = await readFirstPage(context, {}, reader.read);
  if ('changed' in first) return first;
  const { holdsAll, rows, overLimitCount } = first.value;
  const listOf = (companies: Iterable<Company>): Outcome<ListReading> => {
    const listed = [...companies].filter(belongs);
    return { value: { companies: listed, overLimitCount, placeholderDates: reader.placeholderDates() } };
  };

  if (selection && !holdsAll && !isStrict) {
    const { query, ability } = selection;
    const selected = await unlessRefused(context, ability, () => takeSnapshot(context, query, reader.read));
    if ('given' in selected) {
      if ('changed' in selected.given) return selected.given;
      const listed = selected.given.value.rows;
      const isMissing = [...rows.values()].some((company) => belongs(company) && !listed.has(company.companyId));
      return isMissing ? { changed: "Keepnet's own selection left out a customer" } : listOf(listed.values());
    }
  }
  const whole = await readOtherPages(context, first.value);
  if ('changed' in whole) return whole;
  if (isStrict && !whole.value.isAtomic) {
    const again = await takeSnapshot(context, {}, createCompanyReader(context, month).read);
    if ('changed' in again) return again;
    if (!agree(whole.value, again.value, decidedBy)) return { changed: 'two readings listed other customers' };
  }
  return listOf(whole.value.rows.values());
}

function agree(a: Snapshot<Company>, b: Snapshot<Company>, decidedBy: readonly (keyof Company)[]): boolean {
  if (a.rows.size !== b.rows.size) return false;
  return [...a.rows].every(([companyId, company]) => {
    const other = b.rows.get(companyId);
    return other !== undefined && decidedBy.every((field) => company[field] === other[field]);
  });
}
