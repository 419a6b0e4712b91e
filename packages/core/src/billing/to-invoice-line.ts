import Big from 'big.js';
import { decimalsOf } from './currency';
import type { InvoiceLine, InvoiceReason, InvoiceStatus } from './invoice-line';
import type { CheckedRules } from './invoice-options';
import { reasonsOf, type Situation } from './invoice-reasons';
import { describeLine, periodOf } from './invoice-texts';
import type { Billed } from './previous-lines';
import { type PricedMonth, roundMoney, showMoney } from './price-line';
import type { UsageLine } from './usage-line';

/** What the lines of one run have in common. */
export type Surroundings = Pick<Situation, 'rules' | 'before' | 'isOpen' | 'today'>;

/** The invoice line of a company that Keepnet lists. */
export function toInvoiceLine(line: UsageLine, surroundings: Surroundings): InvoiceLine {
  const { rules } = surroundings;
  const billed = rules.billed.get(invoiceKey(line.companyId, rules));
  const priced = rules.price(line);
  const { ref, isAmbiguous } = rules.refOf?.(line) ?? { ref: null, isAmbiguous: false };
  const situation: Situation = { ...surroundings, line, priced, billed, ref, isAmbiguous };
  const reasons = reasonsOf(situation);
  const status = statusOf(situation, reasons);
  const { itemCode = null, accountCode = null, taxCode = null, description } = 'price' in priced ? priced.price : {};
  return complete(rules, billed, description, {
    status,
    reasons,
    companyId: line.companyId,
    companyName: line.companyName,
    customerRef: ref,
    monthlyUsers: line.monthlyUsers,
    basis: priced.basis,
    ...('reason' in priced ? notDue(NOT_PRICED[priced.reason]) : dueOf(priced, status, billed, rules)),
    itemCode,
    accountCode,
    taxCode,
  });
}

/** The line of a company that was billed, and that Keepnet does not list any more. */
export function toVanishedLine(billed: Billed, rules: CheckedRules): InvoiceLine {
  const { companyId, companyName, customerRef, itemCode } = billed;
  return complete(rules, billed, undefined, {
    status: 'vanished',
    reasons: [],
    companyId,
    companyName,
    customerRef,
    monthlyUsers: null,
    basis: null,
    ...notDue('not in Keepnet now'),
    itemCode,
    accountCode: null,
    taxCode: null,
  });
}

/** The first status that fits. */
function statusOf({ line, priced, billed, rules }: Situation, reasons: readonly InvoiceReason[]): InvoiceStatus {
  if (billed?.monthlyUsers === line.monthlyUsers) return 'unchanged';
  if (reasons.some((reason) => rules.held.has(reason))) return 'review';
  if (billed) return 'restated';
  return 'amount' in priced && priced.amount.eq(0) ? 'zero' : 'ready';
}

type Due = Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'amount' | 'calculation'>;

const NOT_PRICED = { noPrice: 'no price fits', noLimit: 'priced by its License Limit, and has none' };

const notDue = (calculation: string): Due => ({ quantity: null, unitPrice: null, amount: null, calculation });

/** All of it, or what is missing to it. With the users that were billed that is nothing, whatever the price is now. */
function dueOf(
  { price, quantity, amount, calculation }: PricedMonth,
  status: InvoiceStatus,
  billed: Billed | undefined,
  { currency }: CheckedRules,
): Due {
  const decimals = decimalsOf(currency);
  const show = (money: Big): string => showMoney(money, decimals);
  const due = (users: number, money: Big, words: string): Due => {
    const { unitPrice } = price;
    const isFlat = unitPrice !== undefined && roundMoney(new Big(unitPrice).times(users), decimals).eq(money);
    const amountDue = show(money);
    return {
      quantity: users,
      unitPrice: isFlat ? unitPrice : null,
      amount: amountDue,
      calculation: `${words} ${currency}`,
    };
  };
  if (!billed) return due(quantity, amount, calculation);
  const sum = show(billed.amount);
  if (status === 'unchanged')
    return due(0, new Big(0), `the same Monthly Users were billed for ${sum}: ${show(new Big(0))}`);
  const missing = amount.minus(billed.amount);
  const words = `${calculation}; ${show(amount)} − ${sum} billed = ${show(missing)}`;
  return due(quantity - billed.quantity, missing, words);
}

const invoiceKey = (companyId: string, { month }: CheckedRules): string => `keepnet:${companyId}:invoice:${month}`;

type Decided = Pick<InvoiceLine, 'status' | 'reasons' | 'companyId' | 'companyName' | 'customerRef' | 'monthlyUsers'> &
  Pick<InvoiceLine, 'basis' | 'itemCode' | 'accountCode' | 'taxCode'> &
  Due;

/** A line with all that follows from the rest of it. */
function complete(
  rules: CheckedRules,
  billed: Billed | undefined,
  words: string | undefined,
  decided: Decided,
): InvoiceLine {
  const { month, currency } = rules;
  const key = invoiceKey(decided.companyId, rules);
  const isCorrection = billed !== undefined && decided.quantity !== null && decided.status !== 'unchanged';
  return {
    key,
    documentKey: `${key}:${billed?.documents ?? 0}`,
    documentType: decided.amount?.startsWith('-') ? 'creditNote' : 'invoice',
    ...decided,
    month,
    ...periodOf(month),
    description: describeLine({ ...decided, month, words, isCorrection }),
    currency,
    previous: billed
      ? {
          quantity: billed.quantity,
          amount: showMoney(billed.amount, decimalsOf(currency)),
          monthlyUsers: billed.monthlyUsers,
          documents: billed.documents,
        }
      : null,
  };
}
