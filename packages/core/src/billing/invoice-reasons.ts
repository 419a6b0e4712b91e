import type { CalendarDay } from '../dates/calendar-day';
import { oneLine } from '../texts/one-line';
import { tidyName } from '../texts/fold-case';
import type { InvoiceReason } from './invoice-line';
import type { CheckedRules } from './invoice-options';
import { isOverLimit } from './license-overage';
import type { Billed } from './previous-lines';
import type { PricedMonth, Unpriced } from './price-line';
import { isExpired } from './renewals';
import type { UsageLine } from './usage-line';

/** Everything that decides the status of a company's line. */
export interface Situation {
  readonly rules: CheckedRules;
  readonly line: UsageLine;
  readonly priced: PricedMonth | Unpriced;
  readonly billed: Billed | undefined;
  readonly ref: string | null;
  readonly isAmbiguous: boolean;
  /** Monthly Users of the month before, by company; undefined if it is not compared. */
  readonly before: ReadonlyMap<string, number> | undefined;
  readonly isOpen: boolean;
  readonly today: CalendarDay;
}

/** Every reason that applies, whether it holds the line back or only informs. */
export function reasonsOf(situation: Situation): InvoiceReason[] {
  const { rules, line, priced, billed, ref, isAmbiguous, isOpen, today } = situation;
  const reasons: InvoiceReason[] = [];
  if ('reason' in priced) reasons.push(priced.reason);
  if (isAmbiguous) reasons.push('ambiguousCustomer');
  if (isOpen) reasons.push('monthOpen');
  if (rules.refOf && ref === null && !isAmbiguous) reasons.push('unmapped');
  const change = changeOf(situation);
  if (change) reasons.push(change);
  if (isOverLimit(line)) reasons.push('overLimit');
  if (line.monthlyUsers > 0 && isExpired(line, { day: today, timeZone: 'UTC' })) reasons.push('expiredInUse');
  if (billed) reasons.push(...sinceBilled(situation, billed));
  return reasons;
}

function changeOf({ before, line, rules: { jumps } }: Situation): InvoiceReason | undefined {
  if (!before || !jumps) return undefined;
  const from = before.get(line.companyId) ?? 0;
  const to = line.monthlyUsers;
  if (from === 0) return to > 0 ? 'joined' : undefined;
  if (to === 0) return 'left';
  const change = Math.abs(to - from);
  return change >= jumps.users && change * 100 >= jumps.percent * from ? 'jump' : undefined;
}

/** What has changed since billing, apart from Monthly Users. */
function sinceBilled({ rules, line, priced, ref }: Situation, billed: Billed): InvoiceReason[] {
  const reasons: InvoiceReason[] = [];
  if (billed.companyName !== null && plain(billed.companyName) !== plain(line.companyName)) reasons.push('renamed');
  const isOtherRef = billed.customerRef !== null && ref !== null && billed.customerRef !== ref;
  if ('reason' in priced) return isOtherRef ? [...reasons, 'remapped'] : reasons;
  const isOtherItem = billed.itemCode !== null && billed.itemCode !== (priced.price.itemCode ?? null);
  if (isOtherRef || isOtherItem) reasons.push('remapped');
  // What the billed users would cost now, so that a change in users does not look like a change in price.
  const isSame = billed.monthlyUsers === line.monthlyUsers;
  const again = isSame ? priced : rules.price({ ...line, monthlyUsers: billed.monthlyUsers });
  if ('reason' in again) return reasons;
  if (again.basis !== 'monthlyUsers' && again.quantity !== billed.quantity) reasons.push('limitChanged');
  else if (again.quantity !== billed.quantity || !again.amount.eq(billed.amount)) reasons.push('repriced');
  return reasons;
}

const plain = (name: string | null): string => tidyName(oneLine(name ?? ''));
