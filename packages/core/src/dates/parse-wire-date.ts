import { KeepnetResponseError } from '../errors/keepnet-response-error';

/** How to read dates in Keepnet's answers. `auto` reads only unambiguous dates: ISO and year first. */
export type DateFormat = 'auto' | 'DD/MM/YYYY' | 'MM/DD/YYYY';

export const DATE_FORMATS: readonly DateFormat[] = ['auto', 'DD/MM/YYYY', 'MM/DD/YYYY'];

const YEAR_FIRST =
  /^(\d{4})([-/])(\d{2})\2(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
// AM or PM in English, or in Turkish, which writes it before or after the time.
const YEAR_LAST =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,? (?:(Ö[ÖS]) )?(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP]M|Ö[ÖS]))?)?$/i;
const AFTERNOON = ['PM', 'ÖS'];

/**
 * Reads a date of a Keepnet answer.
 *
 * @returns A calendar day (no time, or 00:00:00 as written) as `2026-11-20T00:00:00Z`; any other as an instant in UTC,
 *   taken as UTC if it has no offset. An instant that falls on midnight UTC ends in `.000Z`, so that it is not
 *   mistaken for a calendar day. Null for no date.
 * @throws KeepnetResponseError when it cannot be read without guessing; the message names the setting that helps.
 */
export function parseWireDate(value: string | null, format: DateFormat, field: string): string | null {
  if (!value?.trim()) return null;
  const text = withPlainSpaces(value);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year, , month, day, hour, minute, second, fraction, offset] = yearFirst;
    return toIso(text, field, { year, month, day, hour, minute, second, fraction, offset });
  }
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) throw unreadable(text, field);
  if (format === 'auto') throw ambiguous(text, field);
  const [, first, middle, year, halfBefore, clockHour, minute, second, halfAfter] = yearLast;
  if (halfBefore && halfAfter) throw unreadable(text, field);
  const half = halfBefore ?? halfAfter;
  const [day, month] = format === 'DD/MM/YYYY' ? [first, middle] : [middle, first];
  return toIso(text, field, { year, month, day, hour: to24Hours(clockHour, half, text, field), minute, second });
}

const ASCII = /^[ -~]*$/;
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// Runtimes write narrow and no-break spaces before AM and PM, direction marks, and the dots of an Ö as separate
// characters.
function withPlainSpaces(text: string): string {
  if (ASCII.test(text)) return text.trim();
  return text
    .normalize()
    .replace(DIRECTION_MARKS, '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

interface DateParts {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly offset?: string | undefined;
}

function toIso(text: string, field: string, parts: DateParts): string {
  const { hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z' } = parts;
  const day = `${parts.year}-${parts.month?.padStart(2, '0')}-${parts.day?.padStart(2, '0')}`;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) throw unreadable(text, field);
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  const ms = fraction.slice(0, 3).padEnd(3, '0');
  const instant = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}${zone}`);
  if (Number.isNaN(instant) || hour === '24') throw unreadable(text, field);
  if (Number(hour) + Number(minute) + Number(second) + Number(fraction) === 0) return `${day}T00:00:00Z`;
  const iso = new Date(instant).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso : iso.replace('.000Z', 'Z');
}

function to24Hours(
  hour: string | undefined,
  half: string | undefined,
  text: string,
  field: string,
): string | undefined {
  if (hour === undefined || half === undefined) return hour?.padStart(2, '0');
  const number = Number(hour);
  if (number < 1 || number > 12) throw unreadable(text, field);
  return String((number % 12) + (AFTERNOON.includes(half.toUpperCase()) ? 12 : 0)).padStart(2, '0');
}

// Messages show only the shape of the date: its digits are a customer's data.
const shapeOf = (text: string): string =>
  JSON.stringify(text.slice(0, 30).replace(/\p{N}/gu, '0').replace(/\p{L}/gu, 'x'));

function ambiguous(text: string, field: string): KeepnetResponseError {
  return new KeepnetResponseError(
    `Keepnet writes the ${field} as ${shapeOf(text)}, which may be day first or month first. ` +
      'Set "Date Format" (dateFormat) to DD/MM/YYYY or MM/DD/YYYY, as your Keepnet account shows dates.',
  );
}

function unreadable(text: string, field: string): KeepnetResponseError {
  return new KeepnetResponseError(
    `Keepnet sent a ${field} in a form that cannot be read: ${shapeOf(text)}. ` +
      'If your Keepnet account shows dates day first or month first, set "Date Format" (dateFormat) accordingly.',
  );
}
