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

/** The same with the month's whole name, as headings write it. */
export const readableDate = (day: string): string => `${Number(day.slice(8))} ${readableMonth(day.slice(0, 7))}`;

/** A text as HTML holds it. */
export const inHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The cells of each row of a mail's tables, the headings left out. */
export const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>(<td.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  );

function dated(day: string, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...format, timeZone: 'UTC' }).format(Date.parse(day));
}
