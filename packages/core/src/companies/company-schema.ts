import * as z from 'zod/mini';
import { type DateFormat, parseWireDate } from '../dates/parse-wire-date';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { withApiFields } from './api-fields';
import type { Company } from './company';
import type { WireRow } from './wire-row';

z.config({ jitless: true });

const name = z.optional(z.nullable(z.string()));
const count = z.int().check(z.minimum(0));
const optionalCount = z.optional(z.nullable(count));
const date = z.nullable(z.string());
const identity = { companyResourceId: name, resourceId: name };

const companySchema = z.object({
  ...identity,
  companyName: name,
  resellerName: name,
  industryName: name,
  licenseTypeName: name,
  isNumberOfUsersLimited: z.boolean(),
  numberOfUsers: z.optional(z.nullable(z.union([z.string(), z.number()]))),
  targetUserCount: count,
  inactiveTargetUserCount: optionalCount,
  deletedTargetUserCount: optionalCount,
  monthlyActiveUserCount: count,
  licenseEndDate: date,
  licenceExpired: z.optional(z.nullable(z.boolean())),
  createTime: z.optional(date),
  tags: z.optional(z.nullable(z.array(z.string()))),
});

const usageSchema = z.object({
  ...identity,
  companyName: name,
  resellerName: name,
  industryName: name,
  licenseTypeName: name,
  monthlyActiveUserCount: count,
  tags: z.optional(z.nullable(z.array(z.string()))),
});

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
  const wire = parse(companySchema, row);
  const company: Company = {
    companyId: readCompanyId(wire),
    companyName: wire.companyName ?? null,
    resellerName: wire.resellerName ?? null,
    industryName: wire.industryName ?? null,
    licenseTypeName: wire.licenseTypeName ?? null,
    licenseLimit: readLicenseLimit(wire.isNumberOfUsersLimited, wire.numberOfUsers),
    targetUsers: wire.targetUserCount,
    inactiveUsers: wire.inactiveTargetUserCount ?? null,
    deletedUsers: wire.deletedTargetUserCount ?? null,
    monthlyUsers: wire.monthlyActiveUserCount,
    renewalDate: parseWireDate(wire.licenseEndDate, dateFormat, 'Renewal Date'),
    licenseExpired: wire.licenceExpired ?? null,
    createdAt: parseWireDate(wire.createTime ?? null, dateFormat, 'Date Created'),
    tags: wire.tags ?? [],
  };
  return keepApiFields ? withApiFields(company, row) : company;
}

/** Reads what a total needs and nothing else: a date in a form that needs a setting must not stop a total. */
export function readUsage(row: WireRow): CompanyUsage {
  const wire = parse(usageSchema, row);
  return {
    companyId: readCompanyId(wire),
    companyName: wire.companyName ?? null,
    resellerName: wire.resellerName ?? null,
    industryName: wire.industryName ?? null,
    licenseTypeName: wire.licenseTypeName ?? null,
    monthlyUsers: wire.monthlyActiveUserCount,
    tags: wire.tags ?? [],
  };
}

/** License Limit in users, null for unlimited: then the number beside it means nothing (the console writes 9999). */
export function readLicenseLimit(limited: boolean, numberOfUsers: string | number | null | undefined): number | null {
  if (!limited) return null;
  const text = String(numberOfUsers ?? '').trim();
  const limit = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(limit)) throw unusable('numberOfUsers');
  return limit;
}

function readCompanyId(wire: {
  companyResourceId?: string | null | undefined;
  resourceId?: string | null | undefined;
}): string {
  const companyId = wire.companyResourceId || wire.resourceId;
  if (!companyId) throw unusable('companyResourceId');
  return companyId;
}

const COLUMNS: Readonly<Record<string, string>> = {
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

function parse<Schema extends z.ZodMiniType>(schema: Schema, row: WireRow): z.infer<Schema> {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  throw unusable(String(result.error.issues[0]?.path[0] ?? 'row'));
}

function unusable(field: string): KeepnetResponseError {
  const column = COLUMNS[field];
  return new KeepnetResponseError(
    `Keepnet listed a company without a usable ${column ? `${column} (field ${field})` : field}. Nothing is counted, ` +
      'because a missing value is not a zero. Tell Keepnet support, naming the field.',
  );
}
