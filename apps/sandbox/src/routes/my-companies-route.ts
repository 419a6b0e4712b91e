import type { FastifyInstance } from 'fastify';
import { envelope, JSON_TYPE } from '../envelope';
import type { Sandbox } from '../sandbox';
import { isExpired } from '../world/company-facts';
import type { CompanyRecord } from '../world/company-record';
import { ownCompany, visibleCompanies } from './own-company';
import { prepared } from './request-state';
import { MY_COMPANIES_SCHEMA } from './route-schemas';

function toMyCompany(company: CompanyRecord, today: string) {
  return {
    name: company.companyName,
    resourceId: company.companyId,
    logoUrl: null,
    privacyDurationId: company.privacyDurationId,
    licenceExpired: isExpired(company, today),
    privacyDurationStartTime: null,
    privacyDurationEndTime: null,
    children: [],
  };
}

/** `GET /api/companies/my`: the reseller with its customers nested, or a Company Admin's single company. */
export function myCompaniesRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'my', permission: 'companies/my|GET' } as const;
  app.get('/api/companies/my', { config, schema: MY_COMPANIES_SCHEMA }, async (request, reply) => {
    const client = prepared(request.client);
    const tenant = sandbox.tenant(client.tenant);
    const companies = visibleCompanies(client, tenant).map((company) => toMyCompany(company, sandbox.today));
    const own = ownCompany(client, tenant);
    const isCustomer = companies[0]?.resourceId === own.id;
    const root = {
      name: own.name,
      resourceId: own.id,
      logoUrl: null,
      privacyDurationId: 1,
      licenceExpired: false,
      privacyDurationStartTime: null,
      privacyDurationEndTime: null,
      children: companies,
    };
    const data = isCustomer ? companies : [root];
    return reply.type(JSON_TYPE).send(envelope({ data, status: 'SUCCESS' }, prepared(request.scenarios)));
  });
}
