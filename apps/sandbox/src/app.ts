import formbody from '@fastify/formbody';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyInstance } from 'fastify';
import { adminRoutes } from './admin/admin-routes';
import { answerError } from './answer-error';
import { envelope, JSON_TYPE, NO_SCENARIOS } from './envelope';
import { OPENAPI_DOCUMENT } from './openapi-document';
import { apiRoutes } from './routes/api-routes';
import { recordRequests } from './routes/record-requests';
import { Sandbox } from './sandbox';
import type { SandboxOptions } from './sandbox-options';

declare module 'fastify' {
  interface FastifyInstance {
    /** The state behind the server. */
    readonly sandbox: Sandbox;
  }
}

/**
 * Builds the server without listening: `app.inject()` answers requests, `app.sandbox` is the state behind them.
 *
 * @throws SandboxInputError if an option or a scenario is wrong.
 */
export function buildSandbox(options: SandboxOptions = {}): FastifyInstance {
  const sandbox = new Sandbox(options);
  const app = fastify({ logger: sandbox.options.log, forceCloseConnections: true, bodyLimit: 5_000_000 });
  app.decorate('sandbox', sandbox);
  app.addHook('preClose', async () => sandbox.closing.abort());
  // The route schemas are only descriptions: the routes themselves check bodies, as the real server does.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  recordRequests(app, sandbox);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => {
    const answer = { data: null, status: 'FAILED', message: 'Not found.' };
    return reply.code(404).type(JSON_TYPE).send(envelope(answer, NO_SCENARIOS));
  });
  app.register(formbody);
  app.register(swagger, { openapi: OPENAPI_DOCUMENT });
  // Without a validator address, the page sends no request to another host.
  app.register(swaggerUi, { routePrefix: '/_sandbox/docs', uiConfig: { validatorUrl: null } });
  app.register(apiRoutes, { sandbox });
  app.register(adminRoutes, { sandbox, prefix: '/_sandbox' });
  return app;
}
