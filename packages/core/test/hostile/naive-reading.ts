/** A row as a careful person would read it, or undefined where they would ask back. Shares nothing with the core. */
export type Row = Readonly<Record<string, unknown>>;

const count = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const absent = (value: unknown): boolean => value === undefined || value === null;
const isName = (value: unknown): boolean => absent(value) || typeof value === 'string';
const isTags = (value: unknown): boolean =>
  absent(value) || (Array.isArray(value) && value.every((tag) => typeof tag === 'string'));
const isFlag = (value: unknown): boolean => absent(value) || typeof value === 'boolean';

/** The dates of the world and of the hostile tokens, with what they mean; every other one cannot be read. */
const DATES: Readonly<Record<string, string | null>> = {
  '': null,
  ' ': null,
  '\u2028': null,
  '2026-11-20': '2026-11-20T00:00:00Z',
  '9999-12-31T23:59:59': '9999-12-31T23:59:59Z',
  '2026-11-05T00:00:00': '2026-11-05T00:00:00Z',
  '2026-12-05T00:00:00': '2026-12-05T00:00:00Z',
  '2025-01-02T03:04:05Z': '2025-01-02T03:04:05Z',
  '2025-02-03T04:05:06Z': '2025-02-03T04:05:06Z',
};
const isDate = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && Object.hasOwn(DATES, value));
const dateOf = (value: unknown): string | null =>
  typeof value === 'string' && Object.hasOwn(DATES, value) ? (DATES[value] ?? null) : null;

/** A date so far away means that there is none. */
const renewalOf = (value: unknown): string | null => {
  const date = dateOf(value);
  return date?.startsWith('9999') ? null : date;
};

const limitOf = (row: Row): number | null | undefined => {
  if (row['isNumberOfUsersLimited'] === false) return null;
  if (row['isNumberOfUsersLimited'] !== true) return undefined;
  const limit = row['numberOfUsers'];
  const isDigits = typeof limit === 'string' && /^[0-9]+$/.test(limit.trim());
  const number = isDigits ? Number(limit) : limit;
  return count(number) ? number : undefined;
};

const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  companyName: isName,
  resellerName: isName,
  industryName: isName,
  licenseTypeName: isName,
  targetUserCount: count,
  monthlyActiveUserCount: count,
  inactiveTargetUserCount: (value) => absent(value) || count(value),
  deletedTargetUserCount: (value) => absent(value) || count(value),
  licenseEndDate: isDate,
  createTime: (value) => value === undefined || isDate(value),
  licenceExpired: isFlag,
  tags: isTags,
  children: (value) => absent(value) || (Array.isArray(value) && value.length === 0),
};

/** The company that a row tells of, or undefined when it tells none. */
export function readRow(row: Row) {
  const id = row['companyResourceId'] || row['resourceId'];
  const licenseLimit = limitOf(row);
  const isReadable = Object.entries(FIELDS).every(([name, holds]) => holds(row[name]));
  if (!isReadable || typeof id !== 'string' || !isName(row['companyResourceId']) || licenseLimit === undefined) return;
  return {
    companyId: id,
    companyName: row['companyName'] ?? null,
    resellerName: row['resellerName'] ?? null,
    industryName: row['industryName'] ?? null,
    licenseTypeName: row['licenseTypeName'] ?? null,
    licenseLimit,
    targetUsers: Number(row['targetUserCount']),
    inactiveUsers: (row['inactiveTargetUserCount'] ?? null) as number | null,
    deletedUsers: (row['deletedTargetUserCount'] ?? null) as number | null,
    monthlyUsers: Number(row['monthlyActiveUserCount']),
    usageMonth: '2026-11',
    renewalDate: renewalOf(row['licenseEndDate']),
    licenseExpired: row['licenceExpired'] ?? null,
    createdAt: dateOf(row['createTime']),
    tags: row['tags'] ?? [],
  };
}

/** Monthly Users added up, or undefined when a number among them is none, or the sum is not exact. */
export function totalOf(rows: readonly Row[]): number | undefined {
  const users = rows.map((row) => row['monthlyActiveUserCount']);
  const sum = users.reduce((total: bigint, value) => total + (count(value) ? BigInt(value) : 0n), 0n);
  return users.every(count) && sum <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum) : undefined;
}

export const DETAILS = [
  ...['companyId', 'companyName', 'industryName', 'licenseTypeName', 'licenseLimit', 'targetUsers', 'renewalDate'],
  ...['tags', 'status', 'country'],
];

/** The `DETAILS` of a company, or undefined when they tell none, or another one. Most fields are those of a row. */
export function readDetails(details: Row, id: string): unknown[] | undefined {
  const { companyName: _name, companyResourceId: _id, resourceId, statusName, countryName, ...shared } = details;
  const counts = { monthlyActiveUserCount: 0, inactiveTargetUserCount: 0, deletedTargetUserCount: 0 };
  const ofRowsAlone = { ...counts, createTime: null, licenceExpired: false, resellerName: null, children: null };
  const company = readRow({ ...shared, ...ofRowsAlone, resourceId: id, companyName: details['name'] });
  const isSame = !resourceId || String(resourceId).toLowerCase() === id;
  if (!company || !isSame || ![resourceId, statusName, countryName].every(isName)) return undefined;
  const fields: Row = { ...company, status: statusName ?? null, country: countryName ?? null };
  return DETAILS.map((field) => fields[field]);
}
