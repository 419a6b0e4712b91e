/**
 * One value of a table that is written to a file, typed so that each format can show it in its own way.
 * `null` is an empty cell, and so is a number that is not finite. `day`: a calendar day, `YYYY-MM-DD`, of no time zone.
 * `instant`: a moment, ISO 8601 in UTC.
 */
export type Cell = string | number | null | { readonly day: string } | { readonly instant: string };

/** One row of a table, its cells in the order of the header. */
export type Row = readonly Cell[];
