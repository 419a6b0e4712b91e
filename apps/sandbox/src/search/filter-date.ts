import { inputError } from '../api-refusal';
import type { DateFormat } from '../rows/format-date';
import { isDay } from '../world/calendar';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const YEAR_FIRST = /^(\d{4})\/(\d{2})\/(\d{2})(?: (\d{2}):(\d{2}))?$/;
const YEAR_LAST = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2})(?: (AM|PM))?)?$/;

function wallTime(day: string, hour: string, minute: string, second: string): string | undefined {
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isDay(day) && isTime ? `${day}T${hour}:${minute}:${second}` : undefined;
}

function parseIso(value: string): string | undefined {
  const [matched, year, month, day, hour = '00', minute = '00', second = '00', offset] = ISO.exec(value) ?? [];
  if (matched === undefined) return undefined;
  const wall = wallTime(`${year}-${month}-${day}`, hour, minute, second);
  if (wall === undefined || offset === undefined) return wall;
  const instant = new Date(`${wall}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 19);
}

function parseYearLast(value: string, format: DateFormat): string | undefined {
  if (format !== 'day-first' && format !== 'month-first') return undefined;
  const [matched, first, second, year, hour = '00', minute = '00', half] = YEAR_LAST.exec(value) ?? [];
  if (matched === undefined) return undefined;
  const day = format === 'day-first' ? `${year}-${second}-${first}` : `${year}-${first}-${second}`;
  const hours = half === undefined ? hour : String((Number(hour) % 12) + (half === 'PM' ? 12 : 0)).padStart(2, '0');
  return wallTime(day, hours, minute, '00');
}

/**
 * A date in a filter as `YYYY-MM-DDTHH:mm:ss` in UTC: ISO, year first, or the account's own display format.
 *
 * @throws ApiRefusal (400, INPUT_ERROR) if it is none of these.
 */
export function parseFilterDate(value: string, fieldName: string, format: DateFormat): string {
  const [yearFirst, year, month, day, hour = '00', minute = '00'] = YEAR_FIRST.exec(value) ?? [];
  const parsed =
    yearFirst === undefined
      ? (parseIso(value) ?? parseYearLast(value, format))
      : wallTime(`${year}-${month}-${day}`, hour, minute, '00');
  if (parsed === undefined) throw inputError(`${fieldName}: the value is not a date.`);
  return parsed;
}
