import { read, utils } from '@e965/xlsx';
import type { ReadFile } from '../schedule/perform';
import { selectCompanies } from '../server/select-companies';
import { writeExport } from '../server/write-export';
import { monthIndex } from '../world/months';
import { expectedFile } from './expected-file';
import { parseCsv } from './parse-csv';
import { AS_MANY, EXACT, excuseOf, type Hindsight, VALUES_CHANGED, type Verdict, wrong } from './verdict';

/** A file must hold the companies of one moment: the server's own byte for byte, one of ours row by row. */
export function judgeFile(file: ReadFile, hindsight: Hindsight<'export'>): Verdict {
  const { operation, schedule } = hindsight;
  const { list, format } = operation.options;
  const text = Buffer.from(file.bytes).toString();
  const isServers = hindsight.files.some((served) => served === text || served.startsWith(text));
  if (list === 'all' && isServers && text !== '') {
    const verdict = judgeServerFile(text, hindsight);
    const { export: ability } = schedule.abilities;
    if (verdict.kind !== 'wrong') return verdict;
    const whole = hindsight.files.find((served) => isCutInLastCell(text, served));
    if (whole !== undefined && judgeServerFile(whole, hindsight).kind === 'exact') {
      return { kind: 'exempt', why: 'a file cut in its last cell, which is not invoiced' };
    }
    const lacksRows = ability === 'fewer' || ability === 'firstPage';
    if ((lacksRows || ability === 'ignoresMonth') && excuseOf(hindsight, false) === AS_MANY)
      return { kind: 'exempt', why: `${AS_MANY}, beside a file that lies` };
    // The header alone may be ours as well.
    if (hindsight.files.includes(text)) return verdict;
  }

  const rows = format === 'csv' ? parseCsv(text) : readExcel(file.bytes);
  const given = format === 'csv' ? rows : withoutDates(rows);
  const [header = [], ...body] = given;
  if (header[0] !== 'Company Name') return wrong('a file without the header');
  const keys = body.map((row) => JSON.stringify(row));
  for (const expected of expectedFile(hindsight)) {
    const due = format === 'csv' ? expected : withoutDates(expected);
    const dueKeys = due.map((row) => JSON.stringify(row));
    if (isSame(keys, dueKeys, list === 'all')) return EXACT;
  }
  const { abilities } = schedule;
  if (hindsight.serverMonths.length > 1 && abilities.zoneHours !== 0) {
    return { kind: 'exempt', why: 'a month ended in the time zone of the server' };
  }
  const excuse = excuseOf(hindsight, true);
  const ability = list === 'overLimit' ? abilities.overLimitFlag : abilities.filter;
  if (list !== 'all' && ability === 'drops') return { kind: 'exempt', why: 'the server loses rows when it filters' };
  if (list !== 'all' && excuse) return { kind: 'exempt', why: excuse };
  const haveValuesChanged = hindsight.versions.some(({ kind }) => kind === 'limit' || kind === 'date');
  if (list === 'all' && excuse && haveValuesChanged && hasUsersOfOneMoment(given, hindsight)) {
    return { kind: 'exempt', why: VALUES_CHANGED };
  }
  return wrong(`a ${list} file of ${keys.length} rows that never was`);
}

/** Whether a file lacks the end of its last cell alone. One that is invoiced must not be cut. */
function isCutInLastCell(text: string, whole: string): boolean {
  const isInvoiced = /(?:Monthly Users|Company Name)\r?\n/.test(text.slice(0, text.indexOf('\n') + 1));
  const isInLastRow = text.includes('\n') && whole.startsWith(text) && /^[^\n]+\n?$/.test(whole.slice(text.length));
  return isInLastRow && !isInvoiced && !text.endsWith('\n');
}

/** Each row was there at some moment, and the companies and their Monthly Users are those of one. */
function hasUsersOfOneMoment(given: readonly (readonly string[])[], hindsight: Hindsight<'export'>): boolean {
  const isCsv = hindsight.operation.options.format === 'csv';
  const moments = [...expectedFile(hindsight)].map((rows) => (isCsv ? rows : withoutDates(rows)));
  const real = new Set(moments.flat().map((row) => JSON.stringify(row)));
  const users = (rows: readonly (readonly string[])[]): string[] =>
    rows.map(([name, ...cells]) => `${name} ${cells[6]}`);
  const body = given.slice(1);
  return (
    body.every((row) => real.has(JSON.stringify(row))) && moments.some((rows) => isSame(users(body), users(rows), true))
  );
}

/** In the order of a list; of all companies in the order in which they were read. */
function isSame(given: readonly string[], due: readonly string[], anyOrder: boolean): boolean {
  const [first, second] = anyOrder ? [given.toSorted(), due.toSorted()] : [given, due];
  return first.length === second.length && first.every((row, index) => row === second[index]);
}

/** What the server would have written, had it been honest, at every moment. */
function judgeServerFile(text: string, { operation, schedule, versions, serverMonths }: Hindsight<'export'>): Verdict {
  const { abilities } = schedule;
  const { month, format } = operation.options;
  let lacksZeros = false;
  for (const { companies } of versions) {
    for (const index of month === undefined ? serverMonths : [monthIndex(month)]) {
      const search = { pageNumber: 1, pageSize: 1, orderBy: 'createtime', ascending: true, conditions: [] };
      const plain = { ...search, month: undefined, overLimitOnly: false, exportType: undefined, allPages: true };
      for (const dropsZero of month !== undefined && abilities.monthDropsZero ? [false, true] : [false]) {
        const usersOf = (company: (typeof companies)[number]): number => company.users[index] ?? 0;
        const kept = dropsZero ? companies.filter((company) => usersOf(company) > 0) : companies;
        const selection = selectCompanies(plain, kept, abilities, 0, 0);
        if ('status' in selection) continue;
        const honest = { ...abilities, export: 'ok' } as const;
        const due = writeExport(selection.companies, usersOf, honest, format === 'excel' ? 'Excel' : 'CSV');
        const isSameText = due === text || (abilities.sort === 'unstable' && hasSameLines(due, text));
        if (isSameText && !dropsZero) return EXACT;
        lacksZeros ||= isSameText;
      }
    }
  }
  if (lacksZeros) return wrong('a file without the companies that had no users');
  return wrong("the server's own file, which is not that of any moment");
}

/** A server whose order is not stable writes the same rows in another one. */
function hasSameLines(first: string, second: string): boolean {
  const sorted = (text: string): string => text.split(/\r?\n/).sort().join('\n');
  return sorted(first) === sorted(second);
}

function readExcel(bytes: Uint8Array): string[][] {
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) return [];
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' }).map((row) => row.map(String));
}

// How a spreadsheet shows a date is a matter of its own, and so are letters that it cannot hold.
const withoutDates = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row) => row.map((cell, column) => ((column >= 4 && column <= 8) || cell === 'Company Name' ? cell : '')));
