/** The number of rows that the editor shows while a trigger is set up. */
export const SAMPLE_ROWS = 3;
