import { ApiRefusal } from '../api-refusal';
import { COMPANY_ADMIN_RIGHTS, type ApiClient } from '../auth/api-clients';
import type { Tenant } from '../sandbox';
import type { CompanyRecord } from '../world/company-record';

function isCompanyAdmin(client: ApiClient): boolean {
  return client.role === COMPANY_ADMIN_RIGHTS.role;
}

/** The company that a credential belongs to: the reseller itself, or the first customer for a Company Admin. */
export function ownCompany(client: ApiClient, tenant: Tenant): { readonly id: string; readonly name: string } {
  const first = isCompanyAdmin(client) ? tenant.world.companies[0] : undefined;
  return first === undefined ? tenant.company : { id: first.companyId, name: first.companyName };
}

/** The customers that a credential may see. */
export function visibleCompanies(client: ApiClient, tenant: Tenant): readonly CompanyRecord[] {
  return isCompanyAdmin(client) ? tenant.world.companies.slice(0, 1) : tenant.world.companies;
}

/**
 * One customer.
 *
 * @throws ApiRefusal 404 if there is none, 403 if it is another's, 403 PRIVACY_ERROR if it denies the access.
 */
export function visibleCompany(client: ApiClient, tenant: Tenant, companyId: string): CompanyRecord {
  const company = tenant.world.find(companyId);
  if (company === undefined) throw new ApiRefusal(404, 'FAILED', 'Company not found.');
  if (isCompanyAdmin(client)) {
    if (company.companyId !== ownCompany(client, tenant).id) {
      throw new ApiRefusal(403, 'FAILED', 'You are not authorized to access this company.');
    }
  } else if (company.privacyDurationId === 0) {
    throw new ApiRefusal(403, 'PRIVACY_ERROR', 'The company does not allow access to its data.');
  }
  return company;
}
