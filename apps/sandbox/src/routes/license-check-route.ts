import type { FastifyInstance } from 'fastify';
import { envelope, JSON_TYPE } from '../envelope';
import type { Sandbox } from '../sandbox';
import { isOverLimit } from '../world/company-facts';
import { visibleCompany } from './own-company';
import { prepared } from './request-state';
import { LICENSE_CHECK_SCHEMA } from './route-schemas';

/** `GET /api/companies/{resourceId}/license-check` */
export function licenseCheckRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'license-check', permission: 'companies/{resourceId}/license-check|GET' } as const;
  app.get<{ Params: { resourceId: string } }>(
    '/api/companies/:resourceId/license-check',
    { config, schema: LICENSE_CHECK_SCHEMA },
    async (request, reply) => {
      const client = prepared(request.client);
      const company = visibleCompany(client, sandbox.tenant(client.tenant), request.params.resourceId);
      const data = {
        isLimited: company.isLimited,
        licenseLimit: company.isLimited ? Number(company.numberOfUsers) : null,
        activeUserCount: company.targetUsers,
        totalUserCount: company.targetUsers + company.inactiveUsers,
        isLicenseExceeded: isOverLimit(company),
      };
      return reply.type(JSON_TYPE).send(envelope({ data, status: 'SUCCESS' }, prepared(request.scenarios)));
    },
  );
}
