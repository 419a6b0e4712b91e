/**
 * How long a `Retry-After` header asks to wait, in milliseconds: written in seconds or as an HTTP date. Undefined when
 * it is missing or is neither.
 *
 * @param nowMs By the sender's clock: the `Date` of the same answer.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  // No one means a number of seconds with more digits.
  if (/^\d{1,12}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = parseHttpDate(text);
  return date === undefined ? undefined : Math.max(0, date - nowMs);
}

/** A date of a header, such as `Fri, 20 Nov 2026 12:00:30 GMT`, in milliseconds since the epoch. */
export function parseHttpDate(header: string | undefined): number | undefined {
  const text = header?.trim() ?? '';
  // Date.parse would take a lone number or a negative one for a year, and a date without zone for local time.
  if (!/[a-z]{3}/i.test(text)) return undefined;
  const date = Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : date;
}
