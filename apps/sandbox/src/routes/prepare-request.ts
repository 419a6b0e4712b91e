import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiRefusal } from '../api-refusal';
import { COMPANY_ADMIN_RIGHTS, mayDo, type ApiClient } from '../auth/api-clients';
import { applyFault } from '../faults/apply-fault';
import type { Sandbox } from '../sandbox';
import type { ScenarioUse } from '../scenarios/parse-scenarios';
import { lowerCaseNames } from '../search/lower-case-names';
import { changeWhilePaging } from '../world/change-while-paging';
import { parseJson } from './json-body';
import './request-state';

function pageNumberOf(body: unknown): number {
  const pageNumber = lowerCaseNames(body)?.['pagenumber'];
  return typeof pageNumber === 'number' ? pageNumber : 1;
}

function headerOf(request: FastifyRequest): string {
  const header = request.headers['x-sandbox-scenario'];
  return Array.isArray(header) ? header.join(',') : (header ?? '');
}

function clientOf(sandbox: Sandbox, request: FastifyRequest): ApiClient | null {
  const client = sandbox.tokens.use(request.headers.authorization)?.client;
  if (client === undefined) return null;
  return request.scenarios?.has('not-a-reseller') === true ? { ...client, ...COMPANY_ADMIN_RIGHTS } : client;
}

function noteHit({ journalEntry }: FastifyRequest, { definition: { name } }: ScenarioUse): void {
  const isNoted = journalEntry?.scenario.some((text) => text.split(':')[0] === name) ?? true;
  if (!isNoted) journalEntry?.scenario.push(name);
}

/** Scenarios, latency, faults, token and permission, in this order, before any route handler. */
export function prepareRequest(app: FastifyInstance, sandbox: Sandbox): void {
  app.decorateRequest('scenarios', null);
  app.decorateRequest('client', null);

  app.addHook('preHandler', async (request, reply) => {
    const { operation, permission } = request.routeOptions.config;
    if (operation === undefined) return;
    const body = typeof request.body === 'string' ? parseJson(request.body) : request.body;
    if (request.journalEntry !== null) {
      sandbox.journal.setBody(request.journalEntry, body ?? null);
      request.journalEntry.scenario = headerOf(request)
        .split(',')
        .map((text) => text.trim())
        .filter(Boolean);
    }
    request.scenarios = sandbox.scenarios.forRequest(operation, pageNumberOf(body), headerOf(request));
    if (sandbox.options.latencyMs > 0) {
      await delay(sandbox.options.latencyMs, undefined, { signal: sandbox.closing.signal });
    }
    for (const fault of request.scenarios.faults) {
      noteHit(request, fault);
      await applyFault(fault, { sandbox, request, reply });
      if (reply.sent) return reply;
    }
    if (permission === undefined) return;
    request.client = clientOf(sandbox, request);
    if (request.client === null) {
      return reply.code(401).header('www-authenticate', 'Bearer error="invalid_token"').send();
    }
    if (request.journalEntry !== null) request.journalEntry.client = request.client.id;
    if (!mayDo(request.client, permission)) {
      throw new ApiRefusal(403, 'FAILED', 'You are not authorized to access this resource.');
    }
    for (const change of request.scenarios.paging) {
      noteHit(request, change);
      changeWhilePaging(change.definition.name, sandbox.tenant(request.client.tenant).world, sandbox.today);
    }
  });
}
