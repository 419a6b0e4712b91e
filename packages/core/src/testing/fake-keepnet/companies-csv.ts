import type { WireCompany } from '../company-builder';

const columns: Readonly<Record<string, (row: WireCompany) => string | number | null>> = {
  'Company Name': (row) => row.companyName,
  'Reseller Name': (row) => row.resellerName,
  Industry: (row) => row.industryName,
  'License Type': (row) => row.licenseTypeName,
  'Target Users': (row) => row.targetUserCount,
  'Inactive Users': (row) => row.inactiveTargetUserCount,
  'Deleted Users': (row) => row.deletedTargetUserCount,
  'Monthly Users': (row) => row.monthlyActiveUserCount,
  'License Limit': (row) => row.numberOfUsers,
  Tags: (row) => row.tags?.join(', ') ?? null,
  'Renewal Date': (row) => row.licenseEndDate,
  'Date Created': (row) => row.createTime,
};

/** The export's file with the console's columns. */
export function companiesCsv(rows: readonly WireCompany[]): string {
  const records = rows.map((row) => record(Object.values(columns).map((read) => String(read(row) ?? ''))));
  return [record(Object.keys(columns)), ...records].join('');
}

function record(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** A file with these Monthly Users of `Name 0`, `Name 1` and so on, and notes full of separators. */
export function usageCsv(users: readonly (number | string)[], separator = ',', end = '\r\n'): string {
  const rows = users.map((count, index) => [`Name ${index}`, `${count}`, `"a${end}b""${separator}"`]);
  const lines = [['Company Name', 'Monthly Users', 'Notes'], ...rows].map((cells) => cells.join(separator));
  return lines.join(end) + end;
}
