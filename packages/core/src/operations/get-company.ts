import * as z from 'zod/mini';
import { withApiFields } from '../companies/api-fields';
import type { CompaniesContext } from '../companies/companies-context';
import { readLicenseLimit } from '../companies/company-schema';
import { parseWireDate } from '../dates/parse-wire-date';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { sendRequest } from '../http/send-request';

/** One company as its own page in Keepnet shows it. Monthly Users come from the search alone. */
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
}

const text = z.optional(z.nullable(z.string()));

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
  tags: z.optional(z.nullable(z.array(z.string()))),
});

// These are addresses of their own beside the companies' IDs.
const RESERVED = ['my', 'search'];

/** See KeepnetClient.getCompany. */
export async function getCompany(context: CompaniesContext, companyId: string): Promise<CompanyDetails> {
  const id = typeof companyId === 'string' ? companyId.trim() : '';
  if (!/^[\w-]{1,128}$/.test(id) || RESERVED.includes(id.toLowerCase())) {
    throw new KeepnetConfigurationError(
      'A Company ID consists of letters, digits, hyphens and underscores. Look it up with Get Many.',
    );
  }
  const data = await sendRequest(context, {
    subject: `the company ${id}`,
    method: 'GET',
    path: `/api/companies/${id}`,
    idempotent: true,
    companyId: id,
  });
  const details = detailsSchema.safeParse(data);
  if (!details.success) {
    const field = String(details.error.issues[0]?.path[0] ?? 'data');
    throw new KeepnetResponseError(`Keepnet sent the company without a usable ${field}. Tell Keepnet support.`);
  }
  const wire = details.data;
  const sentId = wire.resourceId || wire.companyResourceId || id;
  if (sentId.toLowerCase() !== id.toLowerCase()) {
    throw new KeepnetResponseError(
      `Keepnet sent another company than ${id}, which was asked for. Tell Keepnet support.`,
    );
  }
  const company: CompanyDetails = {
    companyId: sentId,
    companyName: wire.name ?? null,
    industryName: wire.industryName ?? null,
    licenseTypeName: wire.licenseTypeName ?? null,
    licenseLimit: readLicenseLimit(wire.isNumberOfUsersLimited, wire.numberOfUsers),
    targetUsers: wire.targetUserCount,
    licenseStartDate: parseWireDate(wire.licenseStartDate ?? null, context.dateFormat, 'License Start Date'),
    renewalDate: parseWireDate(wire.licenseEndDate, context.dateFormat, 'Renewal Date'),
    status: wire.statusName ?? null,
    country: wire.countryName ?? null,
    timeZone: wire.timeZoneId ?? null,
    tags: wire.tags ?? [],
  };
  return context.keepApiFields ? withApiFields(company, data as object) : company;
}
