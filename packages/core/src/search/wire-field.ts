import { KeepnetResponseError } from '../errors/keepnet-response-error';

/** A raw row of the company search: an object, nothing more is known about it. */
export type WireRow = Readonly<Record<string, unknown>>;

/** The name of a field of a row, as Keepnet sends it. */
export type WireField =
  | 'companyResourceId'
  | 'resourceId'
  | 'companyName'
  | 'resellerName'
  | 'industryName'
  | 'licenseTypeName'
  | 'isNumberOfUsersLimited'
  | 'numberOfUsers'
  | 'targetUserCount'
  | 'inactiveTargetUserCount'
  | 'deletedTargetUserCount'
  | 'monthlyActiveUserCount'
  | 'licenseEndDate'
  | 'licenceExpired'
  | 'createTime'
  | 'tags';

// Written by hand: in a scan, zod schemas took more time than anything except JSON.parse, and left the most garbage.

/** @throws KeepnetResponseError unless the field is a text, null or left out. */
export function readOptionalText(row: WireRow, field: WireField): string | null {
  const value = row[field] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw unusable(field);
}

/** @throws KeepnetResponseError unless the field is there and a text or null. */
export function readText(row: WireRow, field: WireField): string | null {
  if (row[field] === undefined) throw unusable(field);
  return readOptionalText(row, field);
}

/** @throws KeepnetResponseError unless the field is a whole number of at least 0. */
export function readCount(row: WireRow, field: WireField): number {
  const value = row[field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw unusable(field);
}

/** @throws KeepnetResponseError unless the field is a whole number of at least 0, null or left out. */
export function readOptionalCount(row: WireRow, field: WireField): number | null {
  return row[field] == null ? null : readCount(row, field);
}

/** @throws KeepnetResponseError unless the field is true or false. */
export function readFlag(row: WireRow, field: WireField): boolean {
  const value = row[field];
  if (typeof value === 'boolean') return value;
  throw unusable(field);
}

/** @throws KeepnetResponseError unless the field is true, false, null or left out. */
export function readOptionalFlag(row: WireRow, field: WireField): boolean | null {
  return row[field] == null ? null : readFlag(row, field);
}

/** @throws KeepnetResponseError unless the field is a list of texts, null or left out. */
export function readTexts(row: WireRow, field: WireField): string[] {
  const value = row[field] ?? [];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw unusable(field);
}

const COLUMNS: Readonly<Partial<Record<WireField, string>>> = {
  companyResourceId: 'Company ID',
  numberOfUsers: 'License Limit',
  isNumberOfUsersLimited: 'License Limit',
  targetUserCount: 'Target Users',
  inactiveTargetUserCount: 'Inactive Users',
  deletedTargetUserCount: 'Deleted Users',
  monthlyActiveUserCount: 'Monthly Users',
  licenseEndDate: 'Renewal Date',
  createTime: 'Date Created',
};

/** The error for a field that is missing or has a wrong type. It names the field, never the value. */
export function unusable(field: WireField): KeepnetResponseError {
  const column = COLUMNS[field];
  return new KeepnetResponseError(
    `Keepnet listed a company without a usable ${column ? `${column} (field ${field})` : field}. Nothing is counted, ` +
      'because a missing value is not a zero. Tell Keepnet support, naming the field.',
  );
}
