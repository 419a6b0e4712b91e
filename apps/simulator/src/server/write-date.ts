import type { WorldDate } from '../world/company';
import type { DateStyle } from './abilities';

const OFFSET_MS = 3 * 3_600_000;

/** A date as a server of this style writes it. All but the style with an offset write UTC. */
export function writeDate(date: WorldDate | null, style: DateStyle): string | null {
  if (date === null) return null;
  const isDay = 'day' in date;
  const shift = style === 'isoOffset' && !isDay ? OFFSET_MS : 0;
  const iso = isDay ? `${date.day}T00:00:00` : new Date(date.ms + shift).toISOString().slice(0, 19);
  const [day = '', time = ''] = iso.split('T');
  const [year, month, dayOfMonth] = day.split('-');
  const clock = time.slice(0, 5);
  switch (style) {
    case 'isoZ':
      return `${iso}Z`;
    case 'isoBare':
      return isDay ? iso : `${iso}.000`;
    case 'isoOffset':
      return `${iso}+03:00`;
    case 'dayBare':
      return isDay ? day : `${iso}Z`;
    case 'yearFirst':
      return `${year}/${month}/${dayOfMonth} ${clock}`;
    case 'dayFirst':
      return `${dayOfMonth}/${month}/${year} ${clock}`;
    case 'monthFirst':
      return `${month}/${dayOfMonth}/${year} ${twelveHours(clock)}`;
  }
}

function twelveHours(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  return `${String(hour % 12 || 12).padStart(2, '0')}${clock.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}
