import * as z from 'zod/mini';
import { readTokenClaims } from '../auth/read-token-claims';
import type { TokenSource } from '../auth/token-source';
import { monthInZone } from '../dates/month';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetPermissionError } from '../errors/keepnet-permission-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { sendRequest } from '../http/send-request';
import type { ReadingContext } from '../reading/reading-context';
import { settle } from '../reading/settle';
import { readFirstPage } from '../reading/snapshot';
import { createUsageReader } from '../search/parse-company';

/** Whose credential it is, as far as its token or the API says. */
export interface CredentialCheck {
  readonly companyName: string | null;
  /** What its token says. Customers have custom roles, so a name proves nothing. */
  readonly role: string | null;
  /** True when it may list the companies of a reseller: a page of them was read. */
  readonly isReseller: boolean;
}

const FEW = 100;

const myCompaniesSchema = z.array(z.object({ name: z.optional(z.nullable(z.string())) }));

/**
 * See KeepnetClient.checkCredentials. The token's claims are only shown; without `tokens` (if the host keeps them)
 * there are no claims.
 */
export async function checkCredentials(context: ReadingContext, tokens?: TokenSource): Promise<CredentialCheck> {
  const token = await tokens?.get();
  const claims = token ? readTokenClaims(token.value) : {};
  return {
    companyName: claims.companyName ?? (await firstOwnCompany(context)),
    role: claims.role ?? null,
    isReseller: await readsCompanies(context),
  };
}

/** Whether companies can be read, by the same rules as everywhere else; false if that is forbidden. */
async function readsCompanies(context: ReadingContext): Promise<boolean> {
  try {
    const toRow = createUsageReader(monthInZone(context.clock.now(), 'UTC'));
    const { value: page } = await settle(context, () => readFirstPage(context, {}, toRow, FEW));
    if (page.rows.size > 0 || page.totalRecords === 0) return true;
    throw new KeepnetResponseError(
      'No result: Keepnet counts companies but lists none of them. Try again later; if it happens again, tell Keepnet ' +
        'support.',
    );
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
