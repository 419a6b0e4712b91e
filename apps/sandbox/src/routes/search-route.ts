import type { FastifyInstance } from 'fastify';
import { envelope, JSON_TYPE } from '../envelope';
import type { Sandbox } from '../sandbox';
import { searchPage, withDoubleFields } from '../search/search-page';
import { parseSearchRequest } from '../search/search-request';
import { jsonBody } from './json-body';
import { prepared } from './request-state';
import { SEARCH_SCHEMA } from './route-schemas';

/** `POST /api/companies/search` */
export function searchRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'search', permission: 'companies/search|POST' } as const;
  app.post('/api/companies/search', { config, schema: SEARCH_SCHEMA }, async (request, reply) => {
    const scenarios = prepared(request.scenarios);
    const search = parseSearchRequest(jsonBody(request));
    if (search.pageSize > (scenarios.valueOf('large-page-fails') ?? Infinity)) {
      return reply.code(504).type('text/html').send('<html><title>504 Gateway Time-out</title></html>');
    }
    const data = searchPage(search, sandbox.listServer(prepared(request.client).tenant), scenarios);
    const text = envelope({ data, status: 'SUCCESS' }, scenarios);
    return reply.type(JSON_TYPE).send(scenarios.has('double-field') ? withDoubleFields(text) : text);
  });
}
