import type { Month } from '../dates/month';
import { type DateFormat, parseWireDate } from '../dates/parse-wire-date';
import { withApiFields } from './api-fields';
import type { Company } from './company';
import {
  readCount,
  readFlag,
  readOptionalCount,
  readOptionalFlag,
  readOptionalText,
  readText,
  readTexts,
  unusable,
  type WireRow,
} from './wire-field';

/** The fields of a company that a total needs. */
export type CompanyUsage = Pick<
  Company,
  | 'companyId'
  | 'companyName'
  | 'resellerName'
  | 'industryName'
  | 'licenseTypeName'
  | 'monthlyUsers'
  | 'usageMonth'
  | 'tags'
>;

/** How rows are read; part of the client's context. */
export interface RowSettings {
  readonly dateFormat: DateFormat;
  readonly keepApiFields?: boolean | undefined;
}

/** Reads the rows of one reading, all with the Monthly Users of one month. */
interface CompanyReader {
  /** @throws KeepnetResponseError that names the missing or invalid field, never the row. */
  readonly read: (row: WireRow) => Company;
  /** How many different companies so far had a renewal date before 1990 or after 2999, which means "none". */
  placeholderDates(): number;
}

const FIRST_YEAR = '1990';
const LAST_YEAR = '2999';

/** A renewal date; also null before 1990 and after 2999, which mean "none". */
export function withoutPlaceholder(date: string | null): string | null {
  const year = date?.slice(0, 4) ?? '';
  return year >= FIRST_YEAR && year <= LAST_YEAR && date?.[4] === '-' ? date : null;
}

export function createCompanyReader({ dateFormat, keepApiFields }: RowSettings, usageMonth: Month): CompanyReader {
  const readUsage = createUsageReader(usageMonth);
  const placeholders = new Set<string>();
  const readRenewalDate = (row: WireRow): string | null => {
    const date = parseWireDate(readText(row, 'licenseEndDate'), dateFormat, 'Renewal Date');
    const isPlaceholder = date !== null && withoutPlaceholder(date) === null;
    if (isPlaceholder) placeholders.add(readCompanyId(row));
    return isPlaceholder ? null : date;
  };
  const read = (row: WireRow): Company => {
    const { companyId, companyName, resellerName, industryName, licenseTypeName, monthlyUsers, tags } = readUsage(row);
    const company: Company = {
      companyId,
      companyName,
      resellerName,
      industryName,
      licenseTypeName,
      licenseLimit: readLicenseLimit(readFlag(row, 'isNumberOfUsersLimited'), row['numberOfUsers']),
      targetUsers: readCount(row, 'targetUserCount'),
      inactiveUsers: readOptionalCount(row, 'inactiveTargetUserCount'),
      deletedUsers: readOptionalCount(row, 'deletedTargetUserCount'),
      monthlyUsers,
      usageMonth,
      renewalDate: readRenewalDate(row),
      licenseExpired: readOptionalFlag(row, 'licenceExpired'),
      createdAt: parseWireDate(readOptionalText(row, 'createTime'), dateFormat, 'Date Created'),
      tags,
    };
    return keepApiFields ? withApiFields(company, row) : company;
  };
  return { read, placeholderDates: () => placeholders.size };
}

// There are few resellers, industries and types, and every row repeats them: one copy of each is kept.
const POOL_SIZE = 10_000;
const NO_TAGS: readonly string[] = [];

/** Reads only the fields that a total needs: a date that needs a setting must not stop a total. */
export function createUsageReader(usageMonth: Month): (row: WireRow) => CompanyUsage {
  const pool = new Map<string, string>();
  const pooled = (text: string | null): string | null => {
    if (text === null) return null;
    const known = pool.get(text);
    if (known === undefined && pool.size < POOL_SIZE) pool.set(text, text);
    return known ?? text;
  };
  return (row) => {
    const tags = readTexts(row, 'tags');
    return {
      companyId: readCompanyId(row),
      companyName: readOptionalText(row, 'companyName'),
      resellerName: pooled(readOptionalText(row, 'resellerName')),
      industryName: pooled(readOptionalText(row, 'industryName')),
      licenseTypeName: pooled(readOptionalText(row, 'licenseTypeName')),
      monthlyUsers: readCount(row, 'monthlyActiveUserCount'),
      usageMonth,
      tags: tags.length === 0 ? NO_TAGS : tags,
    };
  };
}

const DIGITS = /^\d+$/;

/** License Limit in users, null for unlimited: then its number field means nothing (the console writes 9999). */
export function readLicenseLimit(limited: boolean, numberOfUsers: unknown): number | null {
  if (numberOfUsers != null && typeof numberOfUsers !== 'string' && typeof numberOfUsers !== 'number') {
    throw unusable('numberOfUsers');
  }
  if (!limited) return null;
  const text = String(numberOfUsers ?? '').trim();
  const limit = Number(text);
  if (!DIGITS.test(text) || !Number.isSafeInteger(limit)) throw unusable('numberOfUsers');
  return limit;
}

/** @throws KeepnetResponseError if the row has none. */
export function readCompanyId(row: WireRow): string {
  const first = readOptionalText(row, 'companyResourceId');
  const second = readOptionalText(row, 'resourceId');
  const companyId = first || second;
  if (!companyId) throw unusable('companyResourceId');
  return companyId;
}
