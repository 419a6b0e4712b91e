import type { FastifyInstance } from 'fastify';
import { envelope, JSON_TYPE } from '../envelope';
import { toCompanyDetails } from '../rows/company-details';
import { rowStyleOf } from '../rows/row-style';
import type { Sandbox } from '../sandbox';
import { visibleCompany } from './own-company';
import { prepared } from './request-state';
import { COMPANY_SCHEMA } from './route-schemas';

/** `GET /api/companies/{resourceId}` */
export function companyRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'company', permission: 'companies/{resourceId}|GET' } as const;
  app.get<{ Params: { resourceId: string } }>(
    '/api/companies/:resourceId',
    { config, schema: COMPANY_SCHEMA },
    async (request, reply) => {
      const client = prepared(request.client);
      const scenarios = prepared(request.scenarios);
      const company = visibleCompany(client, sandbox.tenant(client.tenant), request.params.resourceId);
      const data = toCompanyDetails(company, rowStyleOf(scenarios, sandbox.today.slice(0, 7), sandbox.today));
      return reply.type(JSON_TYPE).send(envelope({ data, status: 'SUCCESS' }, scenarios));
    },
  );
}
