import * as z from 'zod/mini';
import { readTokenClaims } from '../auth/read-token-claims';
import type { TokenSource } from '../auth/token-source';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetPermissionError } from '../errors/keepnet-permission-error';
import { sendRequest } from '../http/send-request';
import { monthInZone } from '../dates/month';
import type { ReadingContext } from '../reading/reading-context';
import { readFirstPage } from '../reading/snapshot';
import { createCompanyReader } from '../search/parse-company';

/** Who a credential is, as far as its token or the API tells. */
export interface CredentialCheck {
  readonly companyName: string | null;
  readonly role: string | null;
  /** True when it may list the companies of a reseller, proved by a search. */
  readonly isReseller: boolean;
}

const SEARCH_PERMISSION = 'companies/search|post';

const myCompaniesSchema = z.array(z.object({ name: z.optional(z.nullable(z.string())) }));

/** See KeepnetClient.checkCredentials. Without `tokens` (a host that keeps them) the API alone is asked. */
export async function checkCredentials(context: ReadingContext, tokens?: TokenSource): Promise<CredentialCheck> {
  const token = await tokens?.get();
  const claims = token ? readTokenClaims(token.value) : {};
  const permitted = token?.permissions?.some((permission) => permission.toLowerCase() === SEARCH_PERMISSION);
  const claimsReseller =
    claims.role === undefined && claims.resellerAccess === undefined
      ? true
      : claims.role?.toLowerCase() === 'reseller' || claims.resellerAccess === true;
  return {
    companyName: claims.companyName ?? (await firstOwnCompany(context)),
    role: claims.role ?? null,
    // A role of one's own may list companies without being called Reseller.
    isReseller: (permitted ?? claimsReseller) && (await maySearch(context)),
  };
}

async function maySearch(context: ReadingContext): Promise<boolean> {
  try {
    const reader = createCompanyReader(context, monthInZone(context.clock.now(), 'UTC'));
    await readFirstPage(context, {}, reader.read, 100);
    return true;
  } catch (error) {
    if (KeepnetPermissionError.isInstance(error)) return false;
    throw error;
  }
}

async function firstOwnCompany(context: ReadingContext): Promise<string | null> {
  try {
    const data = await sendRequest(context, {
      subject: 'the list of own companies',
      method: 'GET',
      path: '/api/companies/my',
      idempotent: true,
    });
    const companies = myCompaniesSchema.safeParse(data);
    return (companies.success && companies.data[0]?.name) || null;
  } catch (error) {
    // A name for display: a server that has no such list must not fail the whole check.
    if (KeepnetPermissionError.isInstance(error) || KeepnetInvalidRequestError.isInstance(error)) return null;
    throw error;
  }
}
