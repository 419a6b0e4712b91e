import { DATE_FORMATS, type DateFormat, parseWireDate } from '../dates/parse-wire-date';
import type { WireRow } from '../search/wire-field';
import { type Judgement, judgement } from './ability';

/** Whether the dates of a page can be read, and which format reads them all. */
export interface DateCheck extends Judgement {
  /** The format of the settings if it reads every date, otherwise the only one that does. */
  readonly format: DateFormat | undefined;
}

const MEANING = 'Totals need no date; usage lines, lists and files end with an error';

/** Reads the dates of a page as a run does, and says which setting would read them. */
export function checkDates(rows: readonly WireRow[], configured: DateFormat): DateCheck {
  const dates = rows.flatMap((row) => [row['licenseEndDate'], row['createTime']]).filter(isText);
  if (dates.length === 0) {
    return { ...judgement('unknown', 'No customer on the page that was read has a date.'), format: configured };
  }
  const [format, ...others] = [configured, ...DATE_FORMATS.filter((other) => other !== configured)].filter(
    (candidate) => dates.every((date) => isReadable(date, candidate)),
  );
  const isYearFirst = dates.every((date) => isReadable(date, 'auto'));
  if (isYearFirst)
    return { ...judgement('works', 'Dates begin with the year and need no setting.'), format: configured };
  if (format === undefined) {
    const detail = `No Date Format reads every date on the page that was read. ${MEANING}.`;
    const shapes = `Forms seen, with 0 for any digit and x for any letter: ${shapesOf(dates)}.`;
    return { ...judgement('limited', detail, shapes), format };
  }
  if (format === configured) {
    const doubt =
      others.length > 0 ? 'Compare one Renewal Date with the console: the page does not show that it is right.' : '';
    return { ...judgement('works', `Date Format ${format} reads every date.`, doubt), format };
  }
  if (others.length > 0) {
    const advice = 'Set Date Format (dateFormat) to the one that your Keepnet account shows';
    return { ...judgement('limited', `${MEANING}. ${advice}: DD/MM/YYYY or MM/DD/YYYY.`), format: undefined };
  }
  return {
    ...judgement('limited', `${MEANING}. Set Date Format (dateFormat) to ${format}: only that reads every date.`),
    format,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function isReadable(date: string, format: DateFormat): boolean {
  try {
    parseWireDate(date, format, '');
    return true;
  } catch {
    return false;
  }
}

const SHAPES_SHOWN = 3;

/** Digits and letters are a customer's data; only the separators are shown, as the form. */
function shapesOf(dates: readonly string[]): string {
  const shapes = dates
    .filter((date) => !isReadable(date, 'auto'))
    .map((date) => date.trim().slice(0, 30).replace(/\p{N}/gu, '0').replace(/\p{L}/gu, 'x'))
    .map((shape) => (/^[0x/\-.:,+ ]*$/.test(shape) ? `"${shape}"` : 'another form'));
  return [...new Set(shapes)].slice(0, SHAPES_SHOWN).join(', ');
}
