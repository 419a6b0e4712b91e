import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Sandbox } from '../sandbox';
import { SandboxInputError } from '../sandbox-input-error';
import { todaySchema } from '../sandbox-options';
import { SCENARIOS } from '../scenarios/scenario-catalog';
import { ADMIN_SCHEMAS } from './admin-schemas';
import { companyAdminRoutes } from './company-admin-routes';
import { readBody } from './read-body';

const resetSchema = z.strictObject({ scenario: z.string().optional(), today: todaySchema.optional() });
const scenarioSchema = z.strictObject({ scenario: z.string() });
const dayBodySchema = z.strictObject({ today: todaySchema });
const revokeSchema = z.strictObject({ clientId: z.string().optional() });

/** The sandbox's own routes, under `/_sandbox`: no token, no scenarios, no latency, nothing in the journal. */
export async function adminRoutes(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }): Promise<void> {
  const state = () => ({ today: sandbox.today, scenario: sandbox.scenarios.text, companies: sandbox.world.size });

  app.get<{ Querystring: { since?: string } }>('/journal', { schema: ADMIN_SCHEMAS.journal }, async (request) => {
    const since = Number(request.query.since ?? 0);
    if (!Number.isInteger(since) || since < 0) throw new SandboxInputError('since must be the id of a journal entry.');
    return { requests: sandbox.journal.list(since) };
  });

  app.post('/reset', { schema: ADMIN_SCHEMAS.reset }, async (request) => {
    sandbox.reset(readBody(request.body, resetSchema));
    return state();
  });

  app.get('/scenarios', { schema: ADMIN_SCHEMAS.scenarios }, async () => ({
    active: sandbox.scenarios.text,
    scenarios: SCENARIOS,
  }));

  app.post('/scenario', { schema: ADMIN_SCHEMAS.scenario }, async (request) => {
    sandbox.setScenario(readBody(request.body, scenarioSchema).scenario);
    return state();
  });

  app.post('/today', { schema: ADMIN_SCHEMAS.today }, async (request) => {
    sandbox.today = readBody(request.body, dayBodySchema).today;
    return state();
  });

  app.post('/revoke-tokens', { schema: ADMIN_SCHEMAS.revokeTokens }, async (request) => ({
    revoked: sandbox.tokens.revokeAll(readBody(request.body, revokeSchema).clientId),
  }));

  app.get('/openapi.json', { schema: ADMIN_SCHEMAS.openapi }, async () => app.swagger());

  companyAdminRoutes(app, sandbox);
}
