import { showCount } from '../errors/show-count';

const signed = new Intl.NumberFormat('en-US', { signDisplay: 'exceptZero' });
const signedPercent = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const percent = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A difference with its sign: `+1,234`, `-5`, `0`. */
export const showDifference = (difference: number): string => signed.format(difference);

/** A part of a whole: `12.3%`. */
export const showShare = (share: number): string => percent.format(share);

/** A change in percent, `+2.3%`; `new` from none to some, `0.0%` from none to none. */
export function showChange(now: number, before: number): string {
  if (before === 0) return now === 0 ? '0.0%' : 'new';
  return signedPercent.format(now / before - 1);
}

/** `1 customer`, `2,500 customers`. */
export const showCustomers = (count: number): string => counted(count, 'customer', 'customers');

/** A number of things with their name. */
export function counted(count: number, one: string, many: string): string {
  return `${showCount(count)} ${count === 1 ? one : many}`;
}
