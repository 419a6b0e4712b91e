import { isOverLimit } from '../billing/license-overage';
import { addDays, type CalendarDay } from '../dates/calendar-day';
import { monthInZone } from '../dates/month';
import type { Ability } from '../reading/learned-limits';
import { unlessRefused } from '../reading/learned-limits';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { type FirstPage, readFirstPage } from '../reading/snapshot';
import type { Company } from '../search/company';
import { createCompanyReader } from '../search/parse-company';
import type { CompanyQuery } from '../search/search-request';
import { type Judgement, judgement } from './ability';

/** What a server is asked to select, and which companies that is. */
interface Selection {
  readonly query: CompanyQuery;
  readonly ability: Ability;
  readonly lists: string;
  readonly belongs: (company: Company) => boolean;
  /** What else the server may list: the filter is wider than the rule. */
  readonly mayCome: (company: Company) => boolean;
}

/** Whether the server selects companies that are over their limit. */
export function checkOverLimitFlag(
  context: ReadingContext,
  page: readonly Company[],
  total: number,
): Promise<Judgement> {
  return checkSelection(context, page, total, {
    query: { overLimitOnly: true },
    ability: 'overLimitFlag',
    lists: 'Lists of customers over their limit',
    belongs: isOverLimit,
    mayCome: isOverLimit,
  });
}

// Our own margin of two days, and one day for the server's time zone.
const MARGIN_DAYS = 3;

/** Whether the server filters by renewal date, tested with a day on which a license on the page ends. */
export function checkRenewalFilter(
  context: ReadingContext,
  page: readonly Company[],
  total: number,
): Promise<Judgement> {
  const days = page.flatMap(({ renewalDate }) => (renewalDate ? [renewalDate.slice(0, 10)] : [])).toSorted();
  const day: CalendarDay =
    days[Math.floor(days.length / 2)] ?? new Date(context.clock.now()).toISOString().slice(0, 10);
  const [earliest, latest] = [addDays(day, -MARGIN_DAYS), addDays(day, MARGIN_DAYS)];
  return checkSelection(context, page, total, {
    query: { renewal: { from: day, to: day } },
    ability: 'renewalFilter',
    lists: 'Lists of expired licenses and of renewals',
    belongs: ({ renewalDate }) => renewalDate?.slice(0, 10) === day,
    mayCome: ({ renewalDate }) =>
      renewalDate !== null && renewalDate.slice(0, 10) >= earliest && renewalDate.slice(0, 10) <= latest,
  });
}

async function checkSelection(
  context: ReadingContext,
  page: readonly Company[],
  total: number,
  { query, ability, lists, belongs, mayCome }: Selection,
): Promise<Judgement> {
  const { read } = createCompanyReader(context, monthInZone(context.clock.now(), 'UTC'));
  const answer = await unlessRefused(context, ability, () =>
    settle(context, () => readFirstPage(context, query, read)),
  );
  const wholeReading = `${lists} read every customer instead, which takes longer and gives the same rows. No setting is needed.`;
  if ('refused' in answer) return judgement('refused', wholeReading);
  const selected = answer.given.value;
  if (total === 0) return judgement('unknown', 'It is accepted, but there is no customer to check it with.');
  if ([...selected.rows.values()].some((company) => !mayCome(company))) {
    return judgement(
      'ignored',
      `The server lists customers that do not belong. ${lists} leave them out: their rows are right.`,
    );
  }
  if (leavesOut(selected, page.filter(belongs))) {
    return judgement(
      'limited',
      `The server leaves out customers that belong. ${lists} end with an error when they take several pages: set ` +
        'Verification to Strict for them.',
    );
  }
  if (page.every(mayCome)) {
    return judgement(
      'unknown',
      'It is accepted, but every customer on the page belongs anyway: nothing shows its effect.',
    );
  }
  return judgement('works', `${lists} request only their customers and check each row. No setting is needed.`);
}

function leavesOut({ rows, holdsAll }: FirstPage<Company>, expected: readonly Company[]): boolean {
  return holdsAll && expected.some(({ companyId }) => !rows.has(companyId));
}
