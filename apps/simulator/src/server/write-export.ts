import type { WorldCompany } from '../world/company';
import type { Abilities } from './abilities';
import { writeDate } from './write-date';

type Cell = string | number | null;
type Column = readonly [
  title: string,
  cell: (company: WorldCompany, users: number | null, abilities: Abilities) => Cell,
];

const COLUMNS: readonly Column[] = [
  ['Company Name', ({ name }, _users, abilities) => writeName(name, abilities)],
  ['Reseller Name', ({ reseller }, _users, abilities) => writeName(reseller, abilities)],
  ['Industry', ({ industry }) => industry],
  ['License Type', ({ licenseType }) => licenseType],
  ['Target Users', ({ target }) => target],
  ['Inactive Users', ({ inactive }) => inactive],
  ['Deleted Users', ({ deleted }) => deleted],
  ['Monthly Users', (_company, users, abilities) => writeNumber(users ?? 0, abilities)],
  ['License Limit', ({ limited, limit }) => (limited ? limit : 9999)],
  ['Tags', ({ tags }) => tags?.join(';') ?? null],
  ['Renewal Date', ({ renewal }, _users, { dates }) => writeDate(renewal, dates)],
  ['Date Created', ({ created }, _users, { dates }) => writeDate(created, dates)],
];

const EXTRA: readonly Column[] = [
  ['Notes, free', () => 'none'],
  ['Health Score', ({ target }) => target * 2],
];

// The record that ends an archive without a comment.
const ARCHIVE_END = `PK\u0005\u0006${'\u0000'.repeat(18)}`;

/** The file that this server writes. Of an Excel file only the beginning and the end are looked at. */
export function writeExport(
  companies: readonly WorldCompany[],
  usersOf: (company: WorldCompany) => number | null,
  abilities: Abilities,
  exportType: string,
): string {
  const { separator, mark, lineEnd, endsWithLineEnd, totalRow } = abilities.exportLayout;
  const columns = columnsOf(abilities);
  const rows = companies.map((company) => columns.map(([, cell]) => cell(company, usersOf(company), abilities)));
  if (totalRow) {
    const sum = companies.reduce((total, company) => total + (usersOf(company) ?? 0), 0);
    rows.push(columns.map(([title]) => (title === 'Monthly Users' ? writeNumber(sum, abilities) : null)));
  }
  const lines = [columns.map(([title]) => title), ...rows].map((cells) =>
    cells.map((cell) => quote(cell, separator)).join(separator),
  );
  const text = lines.join(lineEnd) + (endsWithLineEnd ? lineEnd : '');
  return exportType === 'CSV' ? (mark ? `\ufeff${text}` : text) : `PK\u0003\u0004${text}${ARCHIVE_END}`;
}

function columnsOf({ exportLayout, export: ability }: Abilities): readonly Column[] {
  const isWritten = (title: string): boolean =>
    (title !== 'Monthly Users' || ability !== 'noUsersColumn') &&
    (title !== 'Reseller Name' || exportLayout.hasResellers);
  const columns = COLUMNS.filter(([title]) => isWritten(title));
  if (exportLayout.order === 'console') return columns;
  const last = columns.filter(([title]) => title === 'Monthly Users');
  const others = columns.filter(([title]) => title !== 'Monthly Users');
  return exportLayout.order === 'usersLast' ? [...others, ...last] : [...EXTRA, ...others.toReversed(), ...last];
}

function writeName(name: string | null, { exportLayout }: Abilities): string | null {
  if (name === null || !exportLayout.tidied) return name;
  const tidy = name.replace(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(tidy) ? `'${tidy}` : tidy;
}

const writeNumber = (count: number, { exportLayout }: Abilities): Cell =>
  exportLayout.grouped ? String(count).replace(/\B(?=(\d{3})+$)/g, '.') : count;

function quote(cell: Cell, separator: string): string {
  const text = String(cell ?? '');
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
