/** As many rows as the editor shows of a trigger that is being set up. */
export const SAMPLE_ROWS = 3;
