import type { ServerTraits } from '../server/server-traits';
import type { WorldCompany, WorldDate } from '../world/company';
import { monthName, usersIn } from '../world/months';
import { isoOf } from './civil-day';

/** A company as the client must give it, by the public name of each field. */
export type ExpectedRow = Readonly<Record<string, unknown>>;

/** @param month Whose Monthly Users are due, as an index. */
export function expectedRow(company: WorldCompany, month: number, server: ServerTraits): ExpectedRow {
  const isOlder = server.has('older-server');
  return {
    companyId: company.id,
    companyName: company.name,
    resellerName: company.reseller,
    industryName: company.industry,
    licenseTypeName: company.licenseType,
    licenseLimit: company.limited ? company.limit : null,
    targetUsers: company.target,
    inactiveUsers: isOlder ? null : company.inactive,
    deletedUsers: isOlder ? null : company.deleted,
    monthlyUsers: usersIn(company, month),
    usageMonth: monthName(month),
    renewalDate: isoOf(realRenewal(company)),
    licenseExpired: company.expired,
    createdAt: isoOf(company.created),
    tags: company.tags ?? [],
  };
}

/** A renewal date before 1990 or after 2999 stands for none. */
export function realRenewal({ renewal }: WorldCompany): WorldDate | null {
  if (renewal === null || !('day' in renewal)) return renewal;
  const year = Number(renewal.day.slice(0, 4));
  return year >= 1990 && year <= 2999 ? renewal : null;
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
  'utilizationPercent',
  'daysExpired',
  'daysUntilRenewal',
] as const;

/** Two rows are the same when their keys are; the month that they name is looked at by itself. */
export function rowKey(row: object): string {
  const fields = row as Readonly<Record<string, unknown>>;
  return JSON.stringify(COMMON.map((name) => fields[name] ?? null));
}

export const idOf = (row: object): string => String((row as { companyId?: unknown }).companyId);

/** The months that rows say they count, each once. */
export const monthsOf = (rows: readonly object[]): string[] => [
  ...new Set(rows.map((row) => String((row as { usageMonth?: unknown }).usageMonth))),
];
