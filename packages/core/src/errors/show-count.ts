const grouped = new Intl.NumberFormat('en-US');

/** A number as people read it: `12,345`. Never rounded: counts are whole. */
export const showCount = (count: number): string => grouped.format(count);
