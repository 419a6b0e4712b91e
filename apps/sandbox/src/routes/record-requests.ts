import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox';
import './request-state';

/** Puts every request into the journal, those to the sandbox's own side excepted. */
export function recordRequests(app: FastifyInstance, sandbox: Sandbox): void {
  app.decorateRequest('journalEntry', null);

  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/_sandbox')) return;
    request.journalEntry = sandbox.journal.begin(request.method, request.url);
    // Not in onResponse: that is skipped when the connection is cut.
    reply.raw.once('close', () => sandbox.journal.end());
  });

  app.addHook('onResponse', async (request, reply) => {
    if (request.journalEntry === null) return;
    request.journalEntry.status = reply.statusCode;
    request.journalEntry.durationMs = Math.round(reply.elapsedTime * 10) / 10;
  });
}
