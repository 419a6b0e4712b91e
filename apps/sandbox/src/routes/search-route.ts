import type { FastifyInstance } from 'fastify';
import { envelope, JSON_TYPE } from '../envelope';
import type { Sandbox } from '../sandbox';
import { searchPage, withDoubleFields } from '../search/search-page';
import { parseSearchRequest } from '../search/search-request';
import { selectCompanies } from '../search/select-companies';
import { jsonBody } from './json-body';
import { prepared } from './request-state';
import { SEARCH_SCHEMA } from './route-schemas';

/** `POST /api/companies/search` */
export function searchRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'search', permission: 'companies/search|POST' } as const;
  app.post('/api/companies/search', { config, schema: SEARCH_SCHEMA }, async (request, reply) => {
    const scenarios = prepared(request.scenarios);
    const tenant = sandbox.tenant(prepared(request.client).tenant);
    const search = parseSearchRequest(jsonBody(request));
    if (search.pageSize > (scenarios.valueOf('large-page-fails') ?? Infinity)) {
      return reply.code(504).type('text/html').send('<html><title>504 Gateway Time-out</title></html>');
    }
    const selection = selectCompanies(tenant, search, scenarios, sandbox.today);
    const server = { pageCap: sandbox.options.pageCap, overLimitCount: tenant.world.overLimitCount };
    const data = searchPage(selection, search, scenarios, server);
    const text = envelope({ data, status: 'SUCCESS' }, scenarios);
    return reply.type(JSON_TYPE).send(scenarios.has('double-field') ? withDoubleFields(text) : text);
  });
}
