import type { FastifyInstance } from 'fastify';
import { API_CLIENTS, COMPANY_ADMIN_RIGHTS, secretOf } from '../auth/api-clients';
import { JSON_TYPE } from '../envelope';
import type { Sandbox } from '../sandbox';
import { ownCompany } from './own-company';
import { prepared } from './request-state';
import { TOKEN_SCHEMA } from './route-schemas';

const DEFAULT_LIFETIME_SECONDS = 3600;

function fieldsOf(body: unknown): Record<string, unknown> | undefined {
  return typeof body === 'object' && body !== null ? { ...body } : undefined;
}

function refusalOf(fields: Record<string, unknown>): string | undefined {
  if (fields['grant_type'] === undefined) return 'invalid_request';
  if (fields['grant_type'] !== 'client_credentials') return 'unsupported_grant_type';
  if (fields['client_id'] === undefined || fields['client_secret'] === undefined) return 'invalid_client';
  if (fields['scope'] !== 'api1') return fields['scope'] === undefined ? 'invalid_request' : 'invalid_scope';
  return undefined;
}

/** `POST /connect/token`: form fields only; a JSON body is answered with 500, as the real server does. */
export function tokenRoute(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/connect/token', { config: { operation: 'token' }, schema: TOKEN_SCHEMA }, async (request, reply) => {
    reply.type(JSON_TYPE).header('cache-control', 'no-store');
    const scenarios = prepared(request.scenarios);
    const fields = fieldsOf(request.body);
    if (fields === undefined) {
      // Only the form parser makes an object: a text is a body of another type.
      const isEmpty = request.body == null || request.body === '';
      return reply
        .code(isEmpty ? 400 : 500)
        .send(JSON.stringify({ error: isEmpty ? 'invalid_request' : 'server_error' }));
    }
    const refusal = refusalOf(fields);
    if (refusal !== undefined) return reply.code(400).send(JSON.stringify({ error: refusal }));
    const known = API_CLIENTS.find(({ id }) => id === fields['client_id']);
    if (request.journalEntry !== null) request.journalEntry.client = known?.id ?? null;
    if (known === undefined || !known.isActive || fields['client_secret'] !== secretOf(known)) {
      return reply.code(400).send(JSON.stringify({ error: 'invalid_client' }));
    }
    const client = scenarios.has('not-a-reseller') ? { ...known, ...COMPANY_ADMIN_RIGHTS } : known;
    const lifetimeSeconds = scenarios.valueOf('short-lived-token') ?? DEFAULT_LIFETIME_SECONDS;
    const limits = { lifetimeSeconds, maxUses: scenarios.valueOf('few-uses-token') ?? Number.POSITIVE_INFINITY };
    return JSON.stringify({
      access_token: sandbox.tokens.issue(client, ownCompany(client, sandbox.tenant(client.tenant)), limits),
      expires_in: lifetimeSeconds,
      token_type: 'Bearer',
      scope: 'api1',
      ...(client.permissions === undefined ? {} : { permissions: client.permissions }),
    });
  });
}
