const grouped = new Intl.NumberFormat('en-US');

/** A number as people read it: `12,345`. Never rounded: counts are whole. */
export const showCount = (count: number): string => (Math.abs(count) < 1000 ? String(count) : grouped.format(count));
