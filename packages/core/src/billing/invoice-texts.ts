import type { CalendarDay } from '../dates/calendar-day';
import type { Month } from '../dates/month';
import { showCount } from '../errors/show-count';
import { oneLine } from '../texts/one-line';
import type { Basis } from './price-line';

const COUNTED: Readonly<Record<Basis, string>> = {
  monthlyUsers: 'Keepnet users',
  committedOrMonthlyUsers: 'Keepnet users',
  licenseLimit: 'Keepnet licenses',
  excessUsers: 'Keepnet users above the License Limit',
};

/** What a line describes. */
export interface DescribedLine {
  readonly companyId: string;
  readonly companyName: string | null;
  /** As `showMonth` writes it. */
  readonly monthName: string;
  readonly basis: Basis | null;
  readonly quantity: number | null;
  /** The user's own first words. */
  readonly words: string | undefined;
  readonly isCorrection: boolean;
}

/** `Keepnet users of Northwind Traders, October 2026: 271`, on one line, whatever the names contain. */
export function describeLine({
  companyId,
  companyName,
  monthName,
  basis,
  quantity,
  words,
  isCorrection,
}: DescribedLine): string {
  const name = oneLine(companyName ?? '') || companyId;
  const subject = words === undefined ? `${COUNTED[basis ?? 'monthlyUsers']} of ${name}` : `${oneLine(words)}, ${name}`;
  const correction = isCorrection ? ', correction' : '';
  const count = quantity === null ? '' : `: ${showCount(quantity)}`;
  return `${subject}, ${monthName}${correction}${count}`;
}

/** The first and the last day of a month. */
export function periodOf(month: Month): { periodStart: CalendarDay; periodEnd: CalendarDay } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const lastDay = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { periodStart: `${month}-01`, periodEnd: lastDay };
}
