import * as z from 'zod/mini';
import { checkMonth, type Month } from '../dates/month';
import { parseWireDate } from '../dates/parse-wire-date';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { sendRequest } from '../http/send-request';
import { countMonth, type Verification, warnUnconfirmed } from '../reading/counted-month';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { withApiFields } from '../search/api-fields';
import { createUsageReader, readLicenseLimit, withoutPlaceholder } from '../search/parse-company';
import { checkOptions } from './check-options';

/** See KeepnetClient.getCompany. */
export interface GetCompanyOptions {
  /** `YYYY-MM`: also tells the Monthly Users of this month, proved like a usage line. */
  readonly month?: Month;
  /** How these are proved. Default: `auto`. */
  readonly verification?: Verification;
}

/** One company as its own page in Keepnet shows it. */
export interface CompanyDetails {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly industryName: string | null;
  readonly licenseTypeName: string | null;
  /** License Limit, in users; null when the company is unlimited. */
  readonly licenseLimit: number | null;
  readonly targetUsers: number;
  /** ISO 8601 in UTC, as in Company. */
  readonly licenseStartDate: string | null;
  readonly renewalDate: string | null;
  readonly status: string | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly tags: readonly string[];
  /** The names of the licensed products, if the server gives them. */
  readonly modules?: readonly string[];
  /** Of `usageMonth`; both only if a month was requested. */
  readonly monthlyUsers?: number;
  readonly usageMonth?: Month;
}

const text = z.optional(z.nullable(z.string()));

const names = z.catch(z.optional(z.array(z.string())), undefined);

const detailsSchema = z.object({
  resourceId: text,
  companyResourceId: text,
  name: text,
  industryName: text,
  licenseTypeName: text,
  isNumberOfUsersLimited: z.boolean(),
  numberOfUsers: z.optional(z.nullable(z.union([z.int(), z.string()]))),
  targetUserCount: z.int().check(z.minimum(0)),
  licenseStartDate: text,
  licenseEndDate: z.nullable(z.string()),
  statusName: text,
  countryName: text,
  timeZoneId: text,
  // Only shown: in any other form, it is left out.
  licenseModules: names,
  modules: names,
  tags: z.optional(z.nullable(z.array(z.string()))),
});

// These are separate addresses next to the companies' IDs.
const RESERVED = ['my', 'search'];

/** See KeepnetClient.getCompany. */
export async function getCompany(
  context: ReadingContext,
  companyId: string,
  options: GetCompanyOptions = {},
): Promise<CompanyDetails> {
  checkOptions(options, ['month', 'verification']);
  const month = options.month === undefined ? undefined : checkMonth(options.month, context.clock.now());
  const id = typeof companyId === 'string' ? companyId.trim() : '';
  if (!/^[\w-]{1,128}$/.test(id) || RESERVED.includes(id.toLowerCase())) {
    throw new KeepnetConfigurationError(
      'A Company ID consists of letters, digits, hyphens and underscores. Look it up in the list of companies.',
    );
  }
  const data = await sendRequest(context, {
    subject: `the company ${id}`,
    method: 'GET',
    path: `/api/companies/${id}`,
    idempotent: true,
    companyId: id,
  });
  const parsed = detailsSchema.safeParse(data);
  if (!parsed.success) throw unusable(String(parsed.error.issues[0]?.path[0] ?? 'data'));
  const wire = parsed.data;
  // In the order of the search, so that both use the same ID for a company.
  const sentId = wire.companyResourceId || wire.resourceId;
  if (!sentId) throw unusable('resourceId');
  if (sentId.toLowerCase() !== id.toLowerCase()) {
    throw new KeepnetResponseError(`No result: Keepnet sent another company than ${id}. Tell Keepnet support.`);
  }
  const modules = wire.licenseModules ?? wire.modules;
  const company: CompanyDetails = {
    companyId: sentId,
    companyName: wire.name ?? null,
    industryName: wire.industryName ?? null,
    licenseTypeName: wire.licenseTypeName ?? null,
    licenseLimit: readLicenseLimit(wire.isNumberOfUsersLimited, wire.numberOfUsers),
    targetUsers: wire.targetUserCount,
    licenseStartDate: parseWireDate(wire.licenseStartDate ?? null, context.dateFormat, 'License Start Date'),
    renewalDate: withoutPlaceholder(parseWireDate(wire.licenseEndDate, context.dateFormat, 'Renewal Date')),
    status: wire.statusName ?? null,
    country: wire.countryName ?? null,
    timeZone: wire.timeZoneId ?? null,
    tags: wire.tags ?? [],
    ...(modules && { modules }),
  };
  const usage = month && {
    monthlyUsers: await readMonthlyUsers(context, company.companyId, month, options.verification ?? 'auto'),
    usageMonth: month,
  };
  const details = { ...company, ...usage };
  return context.keepApiFields ? withApiFields(details, data as object) : details;
}

function unusable(field: string): KeepnetResponseError {
  return new KeepnetResponseError(
    `No result: Keepnet sent the company without a usable ${field}. Tell Keepnet support.`,
  );
}

async function readMonthlyUsers(
  context: ReadingContext,
  companyId: string,
  month: Month,
  verification: Verification,
): Promise<number> {
  const { value } = await settle(context, (attempt) =>
    countMonth(context, { month, toRow: createUsageReader(month), verification }, attempt),
  );
  warnUnconfirmed(context, month, value);
  const wanted = companyId.toLowerCase();
  for (const row of value.rows.values()) if (row.companyId.toLowerCase() === wanted) return row.monthlyUsers;
  throw new KeepnetConsistencyError(
    `No result: Keepnet knows the company ${companyId} but does not list it, so its Monthly Users of ${month} are ` +
      'unknown. Run it again; if it happens again, tell Keepnet support.',
  );
}
