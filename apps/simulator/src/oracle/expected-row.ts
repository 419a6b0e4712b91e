import type { Abilities } from '../server/abilities';
import { usersIn } from '../server/select-companies';
import type { WorldCompany } from '../world/company';
import { isoOf } from './civil-day';

/** A company as the client must give it, by the public name of each field. */
export type ExpectedRow = Readonly<Record<string, unknown>>;

/** @param month Whose Monthly Users are due, as an index. */
export function expectedRow(company: WorldCompany, month: number, { olderRows }: Abilities): ExpectedRow {
  return {
    companyId: company.id,
    companyName: company.name,
    resellerName: company.reseller,
    industryName: company.industry,
    licenseTypeName: company.licenseType,
    licenseLimit: company.limited ? company.limit : null,
    targetUsers: company.target,
    inactiveUsers: olderRows ? null : company.inactive,
    deletedUsers: olderRows ? null : company.deleted,
    monthlyUsers: usersIn(company, month),
    renewalDate: isoOf(company.renewal),
    licenseExpired: company.expired,
    createdAt: isoOf(company.created),
    tags: company.tags ?? [],
  };
}

const COMMON = [
  'companyId',
  'companyName',
  'resellerName',
  'industryName',
  'licenseTypeName',
  'licenseLimit',
  'targetUsers',
  'inactiveUsers',
  'deletedUsers',
  'monthlyUsers',
  'renewalDate',
  'licenseExpired',
  'createdAt',
  'tags',
  'excessUsers',
  'utilization',
  'daysExpired',
  'daysUntilRenewal',
] as const;

/** Two rows are the same when their keys are. */
export function rowKey(row: object): string {
  const fields = row as Readonly<Record<string, unknown>>;
  return JSON.stringify(COMMON.map((name) => fields[name] ?? null));
}

export const idOf = (row: object): string => String((row as { companyId?: unknown }).companyId);
