const grouped = new Intl.NumberFormat('en-US');
const signed = new Intl.NumberFormat('en-US', { signDisplay: 'exceptZero' });
const percent = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const signedPercent = new Intl.NumberFormat('en-US', { ...percent.resolvedOptions(), signDisplay: 'exceptZero' });

/** `753,708` */
export const formatNumber = (value: number): string => grouped.format(value);

/** `+18,918` */
export const formatChange = (value: number): string => signed.format(value);

/** `49.8%` of 0.498 */
export const formatShare = (value: number): string => percent.format(value);

/** `+2.6%` of 0.026 */
export const formatRelativeChange = (value: number): string => signedPercent.format(value);

/** `1 page`, `3 pages` */
export const formatCount = (count: number, one: string, many: string): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
