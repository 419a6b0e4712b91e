/** A number as the mails write it. */
export const readable = (count: number): string => new Intl.NumberFormat('en-US').format(count);

/** A name as the mails write it: on one line. */
export const readableName = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** `2026-10` as the mails write it. */
export const readableMonth = (month: string): string => dated(`${month}-01`, { month: 'long', year: 'numeric' });

/** `2026-10-05` as the mails write it. */
export const readableDay = (day: string): string => {
  const month = dated(day, { month: 'short' });
  return `${Number(day.slice(8))} ${month} ${day.slice(0, 4)}`;
};

function dated(day: string, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...format, timeZone: 'UTC' }).format(Date.parse(day));
}
