import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { showValue } from '../errors/show-value';
import { type CalendarDay, dayInZone, isCalendarDay } from './calendar-day';

// Date.parse accepts more forms, and we would overlook the time zones in them.
const TIME = /^[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The day that counts as today.
 *
 * @param asOf A Date, an ISO instant, or an ISO day or time without offset, which is read in the reader's time zone.
 *   Default: now.
 * @throws KeepnetConfigurationError when it is no date.
 */
export function asOfDay(asOf: string | Date | undefined, nowMs: number, timeZone: string): CalendarDay {
  if (asOf === undefined) return dayInZone(nowMs, timeZone);
  if (asOf instanceof Date) {
    if (Number.isNaN(asOf.getTime())) throw notADate('an invalid Date');
    return dayInZone(asOf.getTime(), timeZone);
  }
  if (typeof asOf !== 'string') throw notADate(showValue(asOf));
  const text = asOf.trim();
  const day = text.slice(0, 10);
  if (!isCalendarDay(day)) throw notADate(showValue(asOf));
  if (text.length === 10) return day;
  const [, time, offset] = TIME.exec(text.slice(10)) ?? [];
  const instant = Date.parse(`${day}T${time}${offset?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(instant)) throw notADate(showValue(asOf));
  return offset ? dayInZone(instant, timeZone) : day;
}

function notADate(what: string): KeepnetConfigurationError {
  return new KeepnetConfigurationError(`"As of" must be a date such as 2026-11-20, but it is ${what}.`);
}
