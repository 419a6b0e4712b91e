/**
 * How long a `Retry-After` header asks to wait, in milliseconds: written in seconds or as an HTTP date. Undefined when
 * it is missing or is neither.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  // More digits are no number of seconds that anybody means.
  if (/^\d{1,12}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Date.parse would take a lone number or a negative one for a year, and a date without zone for local time.
  const date = /[a-z]{3}/i.test(text)
    ? Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`)
    : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
