import { type Month, monthInZone, previousMonth } from '../dates/month';
import { openMonth } from '../reading/month';
import { type OpenMonth, proveMonth, readSample, type UsageRow } from '../reading/month-proof';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { isRefusal } from '../search/read-page';
import { createUsageReader } from '../search/parse-company';
import { type Judgement, judgement } from './ability';

/** A month that a total is possible for. */
export interface CountableMonth {
  readonly month: Month;
  /** False if the month is not sent, because the server refuses it. */
  readonly isSelected: boolean;
}

/** Whether the server selects months. */
export interface MonthCheck extends Judgement, CountableMonth {}

const CURRENT_ONLY =
  'Only the current month can be counted. Choose it, or ask Keepnet support for an update of the server.';
/** This many customers have the same users in two months only if the server ignores the month. */
const ALIKE = 10;

/** Selects the last full month and proves it, as the total of that month does. */
export async function checkMonth(context: ReadingContext): Promise<MonthCheck> {
  const current = monthInZone(context.clock.now(), 'UTC');
  const month = previousMonth(current);
  const isSelected = true;
  try {
    const { value } = await settle(context, async () => {
      const open = await openMonth(context, month, createUsageReader(month));
      if ('changed' in open) return open;
      const proof = await proveMonth(context, open.value);
      return 'changed' in proof ? proof : { value: { open: open.value, proof: proof.value } };
    });
    if (value.open.evidence?.plain.totalRecords === 0) {
      return { ...judgement('unknown', 'There is no customer to check it with.'), month, isSelected };
    }
    if (value.proof === 'proved') return { ...proved(context), month, isSelected };
    if (value.proof === 'ignored' || showsTheSame(value.open))
      return { ...ignored(context), month: current, isSelected };
    const detail =
      'No customer has different Monthly Users in two months, so nothing shows whether the server selects a ' +
      'month. Until one has, totals, usage lines and files of a past month end with an error; the current month works.';
    return { ...judgement('unknown', detail), month: current, isSelected };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refused(context, current);
  }
}

function proved({ limits }: ReadingContext): Judgement {
  const idle = limits.monthLeavesOut
    ? 'The server leaves out customers without users in the month; they are added with zero, which needs a second reading.'
    : '';
  return judgement('works', 'Totals, usage lines and files work for any month from 2025-12 on.', idle);
}

function ignored({ limits }: ReadingContext): Judgement {
  const seen = limits.monthLeavesOut
    ? 'The server shows the users of another month, or selects customers by month but does not count their users for that month.'
    : 'The server always counts its current month, whatever month is requested.';
  return judgement('ignored', `${seen} Totals, usage lines and files of a past month end with an error.`, CURRENT_ONLY);
}

async function refused(context: ReadingContext, current: Month): Promise<MonthCheck> {
  const isSelected = (await readSample(context, { month: current })) !== 'refused';
  const which = isSelected ? 'the last month, but not the current one' : 'a month';
  const detail = `The server refuses to select ${which}. Totals, usage lines and files of a past month end with an error.`;
  return { ...judgement(isSelected ? 'limited' : 'refused', detail, CURRENT_ONLY), month: current, isSelected };
}

/** Whether a page of the month and a page without one show the same users throughout. */
function showsTheSame({ first, evidence }: OpenMonth<UsageRow>): boolean {
  const both = [...first.rows.values()].flatMap(({ companyId, monthlyUsers }) => {
    const users = evidence?.plain.users.get(companyId);
    return typeof users === 'number' && users + monthlyUsers > 0 ? [users === monthlyUsers] : [];
  });
  return both.length >= ALIKE && both.every(Boolean);
}
