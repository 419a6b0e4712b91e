import type { Month } from '@keepnet-workflows/core';

const format = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A month as people write it: October 2026. */
export const monthName = (month: Month): string => format.format(Date.parse(`${month}-01`));
