import Big from 'big.js';
import type { Company } from '../search/company';
import { decimalsOf } from './currency';
import { createPriceFinder, type PricedCompany } from './find-price';
import type { Price, PriceBook } from './price-book';

/** What a price may count. */
export type Basis = NonNullable<Price['basis']>;

/** The data of a company and month that decide the amount. */
export type PricedUsage = PricedCompany & Pick<Company, 'licenseLimit' | 'targetUsers' | 'monthlyUsers'>;

/** The cost of a company's month by a price book, regardless of what was billed before. */
export interface PricedMonth {
  readonly price: Price;
  readonly basis: Basis;
  /** The users that are billed. */
  readonly quantity: number;
  /** What each of them costs; null with tiers. */
  readonly unitPrice: Decimal | null;
  /** Rounded to the minor unit of the currency. */
  readonly amount: Big;
  /** How the amount is calculated, without the currency: `100 × 1.50 + 171 × 1.20 = 355.20`. */
  readonly calculation: string;
}

/** Why a month has no amount. */
export interface Unpriced {
  readonly basis: Basis | null;
  readonly reason: 'noPrice' | 'noLimit';
}

/** Prepares a price book to calculate the cost of any company's month. */
export function createPricing(book: PriceBook): (usage: PricedUsage) => PricedMonth | Unpriced {
  const findPrice = createPriceFinder(book.prices.map(prepare));
  const decimals = decimalsOf(book.currency);
  return (usage) => {
    const prepared = findPrice(usage);
    if (!prepared) return { basis: null, reason: 'noPrice' };
    const { price, minimumAmount } = prepared;
    const basis = price.basis ?? 'monthlyUsers';
    const counted = countBasis(usage, basis);
    if (!counted) return { basis, reason: 'noLimit' };
    const { quantity, words } = billedUsers(price, counted);
    const parts = partsOf(prepared, quantity);
    const exact = parts
      .map(({ users, unitPrice }) => unitPrice.money.times(users))
      .reduce((sum, part) => sum.plus(part));
    const isBelow = minimumAmount !== undefined && exact.lt(minimumAmount.money);
    const due = isBelow ? minimumAmount.money : exact;
    const amount = roundMoney(due, decimals);
    const product = parts.map(({ users, unitPrice }) => `${users} × ${unitPrice.text}`).join(' + ');
    const least = isBelow ? `, at least ${minimumAmount.text}` : '';
    const rounded = due.eq(amount) ? '' : ` ≈ ${showMoney(amount, decimals)}`;
    const calculation = `${words}${product} = ${showExact(exact, decimals)}${least}${rounded}`;
    return { price, basis, quantity, unitPrice: flatPrice(prepared), amount, calculation };
  };
}

/** A decimal: as written in the price book, and for calculation. */
interface Decimal {
  readonly text: string;
  readonly money: Big;
}

const flatPrice = ({ price, tiers: [first] }: PreparedPrice): Decimal | null =>
  (price.tiers ? undefined : first?.unitPrice) ?? null;

interface PreparedPrice extends Pick<Price, 'match'> {
  readonly price: Price;
  /** A flat price is a single tier without an end. */
  readonly tiers: readonly { readonly upTo: number | null; readonly unitPrice: Decimal }[];
  readonly minimumAmount: Decimal | undefined;
}

function prepare(price: Price): PreparedPrice {
  const { match, unitPrice = '0', tiers = [{ upTo: null, unitPrice }], minimumAmount } = price;
  return {
    ...(match && { match }),
    price,
    tiers: tiers.map((tier) => ({ upTo: tier.upTo, unitPrice: decimal(tier.unitPrice) })),
    minimumAmount: minimumAmount === undefined ? undefined : decimal(minimumAmount),
  };
}

const decimal = (text: string): Decimal => ({ text, money: new Big(text) });

// Half away from zero, as invoices are rounded.
const HALF_UP = 1;

/** Rounded to the minor unit. */
export const roundMoney = (amount: Big, decimals: number): Big => amount.round(decimals, HALF_UP);

/** With all decimals of the minor unit: `355.20`. */
export const showMoney = (amount: Big, decimals: number): string => amount.toFixed(decimals, HALF_UP);

/** With all its decimals, and at least those of the minor unit. */
function showExact(amount: Big, decimals: number): string {
  const ownDecimals = amount.c.length - 1 - amount.e;
  return amount.toFixed(Math.max(decimals, ownDecimals));
}

/** A number of users, and how it is calculated if it is not Monthly Users. */
interface Counted {
  readonly users: number;
  readonly words: string;
}

/** Undefined for the License Limit of a company that has none. */
function countBasis({ monthlyUsers, licenseLimit, targetUsers }: PricedUsage, basis: Basis): Counted | undefined {
  switch (basis) {
    case 'monthlyUsers':
      return { users: monthlyUsers, words: '' };
    case 'licenseLimit':
      return licenseLimit === null ? undefined : { users: licenseLimit, words: '' };
    case 'committedOrMonthlyUsers': {
      if (licenseLimit === null) return { users: monthlyUsers, words: '' };
      const users = Math.max(licenseLimit, monthlyUsers);
      return { users, words: `the larger of ${licenseLimit} and ${monthlyUsers}: ${users}` };
    }
    case 'excessUsers':
      if (licenseLimit === null || targetUsers <= licenseLimit) return { users: 0, words: '' };
      return {
        users: targetUsers - licenseLimit,
        words: `${targetUsers} − ${licenseLimit} = ${targetUsers - licenseLimit}`,
      };
  }
}

/** After what is included, and at least the minimum. */
function billedUsers({ includedUsers = 0, minimumUsers = 0 }: Price, { users, words }: Counted) {
  const beyond = Math.max(0, users - includedUsers);
  const quantity = Math.max(beyond, minimumUsers);
  const steps = [
    ...(words === '' ? [] : [words]),
    ...(includedUsers > 0 ? [`${users} − ${includedUsers} included = ${beyond}`] : []),
    ...(quantity > beyond ? [`${beyond}, at least ${minimumUsers}`] : []),
  ];
  return { quantity, words: steps.map((step) => `${step}; `).join('') };
}

interface Part {
  readonly users: number;
  readonly unitPrice: Decimal;
}

/** How many users are billed at which price; at least one part. */
function partsOf({ price, tiers }: PreparedPrice, quantity: number): Part[] {
  const reached = tiers.slice(0, tiers.findIndex(({ upTo }) => upTo === null || quantity <= upTo) + 1);
  if (price.tierMode === 'volume') return reached.slice(-1).map(({ unitPrice }) => ({ users: quantity, unitPrice }));
  return reached.map(({ upTo, unitPrice }, index) => {
    const from = reached[index - 1]?.upTo ?? 0;
    return { users: Math.min(upTo ?? quantity, quantity) - from, unitPrice };
  });
}
