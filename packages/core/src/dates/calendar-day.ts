import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';

/** A day on the calendar, `YYYY-MM-DD`, belonging to no time zone. */
export type CalendarDay = string;

const MS_PER_DAY = 86_400_000;
const MIDNIGHT = 'T00:00:00Z';
const LAST_INSTANT = Date.parse('9999-12-31T00:00:00Z');
// Servers write "never" as the end of the year 9999. Days are compared as text, which fails with a fifth digit.
const LAST_DAY: CalendarDay = '9999-12-31';
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at an instant (milliseconds since the epoch) in an IANA time zone. */
export function dayInZone(instantMs: number, timeZone: string): CalendarDay {
  const [month, day, year] = formatterFor(timeZone).format(instantMs).split('/');
  if (year !== undefined && year.length > 4) return LAST_DAY;
  return `${year?.padStart(4, '0')}-${month}-${day}`;
}

/** Throws KeepnetConfigurationError unless `timeZone` is an IANA name that this runtime knows. */
export function assertTimeZone(timeZone: string): void {
  formatterFor(timeZone);
}

// Creating a formatter costs 50 times as much as using it.
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
    return formatter;
  } catch {
    throw new KeepnetConfigurationError(
      `The time zone ${showValue(timeZone)} does not exist. Use an IANA name, such as Europe/Istanbul or UTC.`,
    );
  }
}

/** No later than 9999-12-31: days are compared as texts. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Math.min(LAST_INSTANT, Date.parse(day + MIDNIGHT) + days * MS_PER_DAY)).toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to`; negative if `to` is before `from`. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(to + MIDNIGHT) - Date.parse(from + MIDNIGHT)) / MS_PER_DAY);
}

export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text + MIDNIGHT)) && addDays(text, 0) === text;
}

/** Whether a Company's date is a calendar day, which belongs to no time zone, and not an instant. */
export function isDayAlone(date: string): boolean {
  return date.endsWith(MIDNIGHT);
}

/**
 * The day on which a Company's `renewalDate` falls for a reader in `timeZone`. A calendar day is never shifted;
 * otherwise every license west of UTC would expire a day early.
 */
export function renewalDay(renewalDate: string, timeZone: string): CalendarDay {
  return isDayAlone(renewalDate) ? renewalDate.slice(0, 10) : dayInZone(Date.parse(renewalDate), timeZone);
}
