/** How an account writes dates. `plain`: ISO without an offset. */
export type DateFormat = 'plain' | 'iso' | 'iso-offset' | 'year-first' | 'day-first' | 'month-first';

const OFFSET_HOURS = 3;

function shifted(wall: string, hours: number): string {
  return new Date(Date.parse(`${wall}Z`) + hours * 3_600_000).toISOString().slice(0, 19);
}

/**
 * Writes `YYYY-MM-DDTHH:mm:ss` (UTC) in a format. `isDay`: a calendar day, which no offset may move to another day.
 */
export function formatDate(wall: string, format: DateFormat, isDay = false): string {
  const [year, month, day] = [wall.slice(0, 4), wall.slice(5, 7), wall.slice(8, 10)];
  const minutes = wall.slice(11, 16);
  const hour = Number(wall.slice(11, 13));
  switch (format) {
    case 'plain':
      return wall;
    case 'iso':
      return `${wall}.000Z`;
    case 'iso-offset':
      return `${isDay ? wall : shifted(wall, OFFSET_HOURS)}+0${OFFSET_HOURS}:00`;
    case 'year-first':
      return `${year}/${month}/${day} ${minutes}`;
    case 'day-first':
      return `${day}/${month}/${year} ${minutes}`;
    case 'month-first':
      return `${month}/${day}/${year} ${String(hour % 12 || 12).padStart(2, '0')}${wall.slice(13, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
  }
}

/** Only the day, for servers that write renewal dates without a time. */
export function formatDay(day: string, format: DateFormat): string {
  const dateLength = 10;
  return formatDate(`${day}T00:00:00`, format, true).slice(0, dateLength);
}
