import Big from 'big.js';
import { decimalsOf } from './currency';
import type { InvoiceLine, InvoiceReason, InvoiceStatus } from './invoice-line';
import type { CheckedRules } from './invoice-options';
import { reasonsOf, type Situation } from './invoice-reasons';
import { describeLine } from './invoice-texts';
import type { Billed } from './previous-lines';
import { type PricedMonth, roundMoney, showMoney, type Unpriced } from './price-line';
import type { UsageLine } from './usage-line';

/** What the lines of one run have in common. */
export type Surroundings = Pick<Situation, 'rules' | 'before' | 'isOpen' | 'today'>;

/** The invoice line of a company that Keepnet lists. */
export function toInvoiceLine(line: UsageLine, { rules, before, isOpen, today }: Surroundings): InvoiceLine {
  const key = invoiceKey(line.companyId, rules);
  const billed = rules.billed.get(line.companyId);
  const priced = rules.price(line);
  const { ref, isAmbiguous } = rules.refOf?.(line) ?? { ref: null, isAmbiguous: false };
  const situation: Situation = { rules, before, isOpen, today, line, priced, billed, ref, isAmbiguous };
  const reasons = reasonsOf(situation);
  const status = statusOf(situation, reasons);
  return completeLine(rules, {
    key,
    status,
    reasons,
    billed,
    due: dueOf(priced, status, billed, rules),
    basis: priced.basis,
    companyId: line.companyId,
    companyName: line.companyName,
    customerRef: ref,
    monthlyUsers: line.monthlyUsers,
    codes: 'price' in priced ? priced.price : {},
  });
}

/** The line of a company that was billed but that Keepnet no longer lists. */
export function toVanishedLine(billed: Billed, rules: CheckedRules): InvoiceLine {
  const { companyId, companyName, customerRef, itemCode } = billed;
  return completeLine(rules, {
    key: invoiceKey(companyId, rules),
    status: 'vanished',
    reasons: [],
    billed,
    due: notDue('not in Keepnet now'),
    basis: null,
    companyId,
    companyName,
    customerRef,
    monthlyUsers: null,
    codes: itemCode === null ? {} : { itemCode },
  });
}

const invoiceKey = (companyId: string, { month }: CheckedRules): string => `keepnet:${companyId}:invoice:${month}`;

/** The first status that fits. */
function statusOf({ line, priced, billed, rules }: Situation, reasons: readonly InvoiceReason[]): InvoiceStatus {
  if (billed?.monthlyUsers === line.monthlyUsers) return 'unchanged';
  if (reasons.some((reason) => rules.held.has(reason))) return 'review';
  if (billed) return 'restated';
  return 'amount' in priced && priced.amount.eq(0) ? 'zero' : 'ready';
}

type Due = Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'amount' | 'calculation'>;

const ZERO = new Big(0);
const NOT_PRICED = { noPrice: 'no price fits', noLimit: 'priced by its License Limit, but has none' };

const notDue = (calculation: string): Due => ({ quantity: null, unitPrice: null, amount: null, calculation });

/**
 * Everything, or what is still to bill. If the billed users are unchanged, that is nothing, whatever the price is now.
 */
function dueOf(
  priced: PricedMonth | Unpriced,
  status: InvoiceStatus,
  billed: Billed | undefined,
  { currency }: CheckedRules,
): Due {
  if ('reason' in priced) return notDue(NOT_PRICED[priced.reason]);
  const { unitPrice, quantity, amount, calculation } = priced;
  const decimals = decimalsOf(currency);
  const show = (money: Big): string => showMoney(money, decimals);
  const due = (users: number, money: Big, words: string): Due => {
    const isFlat = unitPrice !== null && roundMoney(unitPrice.money.times(users), decimals).eq(money);
    const shown = show(money);
    return {
      quantity: users,
      unitPrice: isFlat ? unitPrice.text : null,
      amount: shown,
      calculation: `${words} ${currency}`,
    };
  };
  if (!billed) return due(quantity, amount, calculation);
  const sum = show(billed.amount);
  if (status === 'unchanged') return due(0, ZERO, `the same Monthly Users were billed for ${sum}: ${show(ZERO)}`);
  const missing = amount.minus(billed.amount);
  const words = `${calculation}; ${show(amount)} − ${sum} billed = ${show(missing)}`;
  return due(quantity - billed.quantity, missing, words);
}

/** What was decided about a line. */
interface Decided extends Pick<InvoiceLine, 'key' | 'status' | 'reasons' | 'basis' | 'monthlyUsers' | 'customerRef'> {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly billed: Billed | undefined;
  readonly due: Due;
  readonly codes: Partial<Pick<PricedMonth['price'], 'itemCode' | 'accountCode' | 'taxCode' | 'description'>>;
}

/** A line with everything that follows from the decision. */
function completeLine({ month, monthName, period, currency }: CheckedRules, decided: Decided): InvoiceLine {
  const { key, status, reasons, basis, companyId, companyName, customerRef, monthlyUsers, billed, codes } = decided;
  const { quantity, unitPrice, amount, calculation } = decided.due;
  const isCorrection = billed !== undefined && quantity !== null && status !== 'unchanged';
  const words = codes.description;
  return {
    key,
    documentKey: `${key}:${billed?.documents ?? 0}`,
    documentType: amount?.startsWith('-') ? 'creditNote' : 'invoice',
    status,
    reasons,
    companyId,
    companyName,
    customerRef,
    month,
    periodStart: period.periodStart,
    periodEnd: period.periodEnd,
    monthlyUsers,
    description: describeLine({ companyId, companyName, monthName, basis, quantity, words, isCorrection }),
    basis,
    quantity,
    unitPrice,
    amount,
    currency,
    itemCode: codes.itemCode ?? null,
    accountCode: codes.accountCode ?? null,
    taxCode: codes.taxCode ?? null,
    calculation,
    previous: billed ? previousOf(billed, currency) : null,
  };
}

function previousOf({ quantity, amount, monthlyUsers, documents }: Billed, currency: string) {
  return { quantity, amount: showMoney(amount, decimalsOf(currency)), monthlyUsers, documents };
}
