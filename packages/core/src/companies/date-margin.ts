/**
 * How much wider than asked for a server filter by date is: a filter that is too narrow loses rows that nothing brings
 * back, and neither the server's time zone nor its reading of a date without time is known.
 */
export const DATE_MARGIN_DAYS = 2;
