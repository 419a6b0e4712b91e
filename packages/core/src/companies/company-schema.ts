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
} from './wire-field';
import type { WireRow } from './wire-row';

/** What a total needs of a company. */
export type CompanyUsage = Pick<
  Company,
  'companyId' | 'companyName' | 'resellerName' | 'industryName' | 'licenseTypeName' | 'monthlyUsers' | 'tags'
>;

/** How rows are read; part of the client's context. */
export interface RowSettings {
  readonly dateFormat: DateFormat;
  readonly keepApiFields?: boolean | undefined;
}

/**
 * Reads a row as the company search sends it.
 *
 * @throws KeepnetResponseError that names the field which is missing or has a wrong type, never the row.
 */
export function readCompany(row: WireRow, { dateFormat, keepApiFields }: RowSettings): Company {
  const company: Company = {
    companyId: readCompanyId(row),
    companyName: readOptionalText(row, 'companyName'),
    resellerName: readOptionalText(row, 'resellerName'),
    industryName: readOptionalText(row, 'industryName'),
    licenseTypeName: readOptionalText(row, 'licenseTypeName'),
    licenseLimit: readLicenseLimit(readFlag(row, 'isNumberOfUsersLimited'), row['numberOfUsers']),
    targetUsers: readCount(row, 'targetUserCount'),
    inactiveUsers: readOptionalCount(row, 'inactiveTargetUserCount'),
    deletedUsers: readOptionalCount(row, 'deletedTargetUserCount'),
    monthlyUsers: readCount(row, 'monthlyActiveUserCount'),
    renewalDate: parseWireDate(readText(row, 'licenseEndDate'), dateFormat, 'Renewal Date'),
    licenseExpired: readOptionalFlag(row, 'licenceExpired'),
    createdAt: parseWireDate(readOptionalText(row, 'createTime'), dateFormat, 'Date Created'),
    tags: readTexts(row, 'tags'),
  };
  return keepApiFields ? withApiFields(company, row) : company;
}

/** Reads what a total needs and nothing else: a date in a form that needs a setting must not stop a total. */
export function readUsage(row: WireRow): CompanyUsage {
  return {
    companyId: readCompanyId(row),
    companyName: readOptionalText(row, 'companyName'),
    resellerName: readOptionalText(row, 'resellerName'),
    industryName: readOptionalText(row, 'industryName'),
    licenseTypeName: readOptionalText(row, 'licenseTypeName'),
    monthlyUsers: readCount(row, 'monthlyActiveUserCount'),
    tags: readTexts(row, 'tags'),
  };
}

const DIGITS = /^\d+$/;

/** License Limit in users, null for unlimited: then the number beside it means nothing (the console writes 9999). */
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

/** @throws KeepnetResponseError when the row names none. */
export function readCompanyId(row: WireRow): string {
  const first = readOptionalText(row, 'companyResourceId');
  const second = readOptionalText(row, 'resourceId');
  const companyId = first || second;
  if (!companyId) throw unusable('companyResourceId');
  return companyId;
}
