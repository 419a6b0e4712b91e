const grouped = new Intl.NumberFormat('en-US');

/** A number as people read it: `12,345`. Never rounded: counts are whole. */
export function showCount(count: number): string {
  // `Intl` is slow, and most counts of an invoice run are small.
  return Math.abs(count) < 1000 ? String(count) : grouped.format(count);
}
