import * as z from 'zod';
import { FIRST_MONTH, isDay, isMonth, monthIndex } from '../world/calendar';
import type { CompanyRecord } from '../world/company-record';
import type { CompanyChange } from '../world/company-world';
import { INDUSTRIES, LICENSE_TYPES } from '../world/word-lists';

const count = z.int().min(0);
const month = z
  .string()
  .refine((text) => isMonth(text) && text >= FIRST_MONTH, `must be a month from ${FIRST_MONTH} on`);
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/, 'must be like 2026-11-20 or 2026-11-20T14:30:00')
  .refine((text) => isDay(text.slice(0, 10)), 'must be a day that exists');

/** The fields of a company in an admin call, named after the console's columns. */
export const companyChangeSchema = z.strictObject({
  companyName: z.string().optional(),
  resellerName: z.string().nullable().optional(),
  industryName: z
    .enum(INDUSTRIES.map(({ name }) => name))
    .nullable()
    .optional(),
  licenseTypeName: z
    .enum(LICENSE_TYPES.map(({ name }) => name))
    .nullable()
    .optional(),
  /** null: unlimited. */
  licenseLimit: count.nullable().optional(),
  targetUsers: count.optional(),
  inactiveUsers: count.optional(),
  deletedUsers: count.optional(),
  /** A number for every month, or numbers by month. */
  monthlyUsers: z.union([count, z.record(month, count)]).optional(),
  renewalDate: date.nullable().optional(),
  createdAt: date.optional(),
  tags: z.array(z.string()).nullable().optional(),
  privacyDurationId: count.optional(),
});

export type CompanyChangeBody = z.infer<typeof companyChangeSchema>;

function monthsOf(change: number | Record<string, number>, before: readonly number[]): number[] {
  if (typeof change === 'number') return [change];
  const months = [...before];
  for (const [name, users] of Object.entries(change)) {
    const index = monthIndex(name);
    // The last month applies to all later ones, so the months up to a new one are filled in first.
    while (months.length <= index + 1) months.push(months.at(-1) ?? 0);
    months[index] = users;
  }
  return months;
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string | null): T | null {
  return list.find((candidate) => candidate.name === name) ?? null;
}

/** Converts a body to a change of the stored company. */
export function toCompanyChange(body: CompanyChangeBody, before: CompanyRecord | undefined): CompanyChange {
  const change: CompanyChange = {};
  if (body.companyName !== undefined) change.companyName = body.companyName;
  if (body.resellerName !== undefined) change.resellerName = body.resellerName;
  if (body.industryName !== undefined) change.industry = named(INDUSTRIES, body.industryName);
  if (body.licenseTypeName !== undefined) change.licenseType = named(LICENSE_TYPES, body.licenseTypeName);
  if (body.licenseLimit !== undefined) {
    change.isLimited = body.licenseLimit !== null;
    change.numberOfUsers = body.licenseLimit === null ? '9999' : String(body.licenseLimit);
  }
  if (body.targetUsers !== undefined) change.targetUsers = body.targetUsers;
  if (body.inactiveUsers !== undefined) change.inactiveUsers = body.inactiveUsers;
  if (body.deletedUsers !== undefined) change.deletedUsers = body.deletedUsers;
  if (body.monthlyUsers !== undefined) change.monthlyUsers = monthsOf(body.monthlyUsers, before?.monthlyUsers ?? [0]);
  if (body.renewalDate !== undefined) {
    const time = body.renewalDate?.slice(11) ?? '';
    change.renewalDay = body.renewalDate?.slice(0, 10) ?? null;
    change.renewalTime = time === '' ? null : time;
  }
  if (body.createdAt !== undefined) {
    change.createTime = body.createdAt.length === 10 ? `${body.createdAt}T00:00:00` : body.createdAt;
  }
  if (body.tags !== undefined) change.tags = body.tags;
  if (body.privacyDurationId !== undefined) change.privacyDurationId = body.privacyDurationId;
  return change;
}
