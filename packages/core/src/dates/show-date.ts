import type { CalendarDay } from './calendar-day';
import type { Month } from './month';

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A month in words: `October 2026`. */
export function showMonth(month: Month): string {
  return `${NAMES[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** A month in a few letters, below a chart: `Oct 2026`. */
export function showShortMonth(month: Month): string {
  return `${NAMES[Number(month.slice(5, 7)) - 1]?.slice(0, 3)} ${month.slice(0, 4)}`;
}

/** A day in a form that is unambiguous in every country: `2 Nov 2026`. */
export function showDay(day: CalendarDay): string {
  return `${Number(day.slice(8, 10))} ${showShortMonth(day.slice(0, 7))}`;
}

/** A moment in the reader's time zone: `2 Nov 2026, 07:00, Istanbul`. `timeZone` is an IANA name. */
export function showMoment(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(Date.parse(iso));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const day = showDay(`${part('year')}-${part('month')}-${part('day')}`);
  return `${day}, ${part('hour')}:${part('minute')}, ${showZone(timeZone)}`;
}

/** The city of a zone. For `Etc/GMT-3`, the last part alone would suggest the wrong sign. */
function showZone(timeZone: string): string {
  const city = timeZone.split('/').at(-1) ?? timeZone;
  return timeZone.startsWith('Etc/GMT') ? timeZone : city.replaceAll('_', ' ');
}
