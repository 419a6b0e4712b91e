import { read, utils } from '@e965/xlsx';
import type { ReadFile } from '../schedule/perform';
import { monthAt, monthIndex, monthName } from '../world/months';
import { expectedFile, MONTHLY_USERS } from './expected-file';
import { parseCsv } from './parse-csv';
import { EXACT, excuseOf, exempt, type Hindsight, LOSES_ROWS, OTHER_CALENDAR, type Verdict, wrong } from './verdict';

type FileHindsight = Hindsight<'export'>;

/** A file of ours must hold the companies of one moment; Keepnet's own must be what the server sent. */
export function judgeFile(file: ReadFile, hindsight: FileHindsight): Verdict {
  const { format = 'csv', origin } = hindsight.operation.options;
  if (origin === 'keepnet') return judgeServersFile(file, hindsight);
  const rows = format === 'csv' ? parseCsv(Buffer.from(file.bytes).toString()) : readExcel(file.bytes);
  const total = format === 'csv' || rows.length < 2 ? undefined : rows.pop();
  const months = headingsOf(hindsight).map((heading) => `${MONTHLY_USERS} ${heading}`);
  const named = rows.map((row, index) =>
    index === 0 ? row.map((title) => (months.includes(title) ? MONTHLY_USERS : title)) : row,
  );
  const [header = [], ...given] = format === 'csv' ? named : withoutTexts(named);
  if (file.companyCount !== given.length) return wrong(`${file.companyCount} companies in a file of ${given.length}`);
  if (total && !isTotalOf(total, header, given)) return wrong(`the total row ${total.join()}`);
  const moments = momentsOf(hindsight).map((due) => (format === 'csv' ? due : withoutTexts(due)));
  if (JSON.stringify(header) !== JSON.stringify(moments[0]?.[0])) return wrong(`the header ${header.join()}`);
  if (moments.some((due) => isSame(given, due.slice(1), hindsight))) return EXACT;
  return judgeOtherwise(given, moments, hindsight);
}

/** The last row of a workbook adds up the Monthly Users of the others. */
function isTotalOf(total: readonly string[], header: readonly string[], rows: readonly string[][]): boolean {
  const column = header.indexOf(MONTHLY_USERS);
  return total[0] === 'Total' && Number(total[column]) === rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

function judgeOtherwise(given: readonly string[][], moments: readonly string[][][], hindsight: FileHindsight): Verdict {
  const { schedule, operation, serverMonths, versions } = hindsight;
  const { list = 'all', month, verification } = operation.options;
  const { server } = schedule;
  const isWhole = list === 'all' || list === 'usage';
  const excuse = excuseOf(hindsight);
  const isPlain = month === undefined && list !== 'usage';
  if (isPlain && serverMonths.length > 1 && server.zoneHours !== 0) return exempt(OTHER_CALENDAR);
  if (!isWhole && server.has('selection-loses-rows') && verification !== 'strict') return exempt(LOSES_ROWS);
  const idAt = (row: readonly string[]): string => row.at(-1) ?? '';
  const strictIds = JSON.stringify(given.map(idAt).sort());
  const isOfOneMoment = moments.some((due) => JSON.stringify(due.slice(1).map(idAt).sort()) === strictIds);
  if (verification === 'strict' && isPlain && !isOfOneMoment) return wrong(`a strict ${list} file that never was`);
  if (verification === 'strict' && !isPlain && isWhole && !hasSumOfOneMoment(given, moments)) {
    return wrong(`a strict ${list} file whose Monthly Users never were`);
  }
  if (excuse) return exempt(excuse);
  return wrong(`a ${list} file of ${given.length} rows that never was, in ${versions.length} versions`);
}

function hasSumOfOneMoment(given: readonly string[][], moments: readonly string[][][]): boolean {
  const column = moments[0]?.[0]?.indexOf(MONTHLY_USERS) ?? -1;
  const sum = (rows: readonly string[][]): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  return moments.some((due) => sum(due.slice(1)) === sum(given));
}

function monthOf({ operation, startedAt }: FileHindsight): string | undefined {
  const { list, month } = operation.options;
  return month ?? (list === 'usage' ? monthName(monthIndex(monthAt(startedAt)) - 1) : undefined);
}

/** The months that the heading of Monthly Users may name. */
function headingsOf(hindsight: FileHindsight): string[] {
  const month = monthOf(hindsight);
  return month === undefined ? hindsight.clientMonths.map(monthName) : [month];
}

/** The file for every moment and month that it may be of. */
function momentsOf(hindsight: FileHindsight): string[][][] {
  const { schedule, versions, serverMonths } = hindsight;
  const month = monthOf(hindsight);
  const months = month === undefined ? serverMonths : [monthIndex(month)];
  return versions.flatMap(({ companies }) =>
    months.map((index) => expectedFile(companies, index, schedule.server, hindsight)),
  );
}

/** In the order of a list; all companies in the order in which they were read. */
function isSame(given: readonly string[][], due: readonly string[][], { operation }: FileHindsight): boolean {
  const { list = 'all' } = operation.options;
  const keys = [given, due].map((rows) => rows.map((row) => JSON.stringify(row)));
  const [first, second] = list === 'all' || list === 'usage' ? keys.map((each) => each.sort()) : keys;
  return first?.join('\n') === second?.join('\n');
}

function judgeServersFile({ bytes, companyCount }: ReadFile, { files }: FileHindsight): Verdict {
  if (companyCount !== null) return wrong('a count of a file that is not checked');
  if (files.some((served) => served.equals(bytes))) return EXACT;
  // Only that it is a file is checked.
  const isCut = files.some((served) => served.subarray(0, bytes.length).equals(bytes));
  return isCut ? exempt("the server's own file, cut on its way") : wrong('a file that the server did not send');
}

function readExcel(bytes: Uint8Array): string[][] {
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) return [];
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' }).map((row) => row.map(String));
}

// How a spreadsheet shows dates, and letters that it cannot hold, are not compared.
const withoutTexts = ([header = [], ...rows]: readonly string[][]): string[][] => [
  [...header],
  ...rows.map((row) => row.map((cell, column) => (isKept(header[column]) ? cell : ''))),
];

const isKept = (title = ''): boolean => / Users$|^License Limit$|^Company ID$/.test(title);
