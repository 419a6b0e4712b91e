import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox';
import './request-state';

/** Adds every request to the journal, except those to the sandbox's own routes. */
export function recordRequests(app: FastifyInstance, sandbox: Sandbox): void {
  app.decorateRequest('journalEntry', null);

  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/_sandbox')) return;
    request.journalEntry = sandbox.journal.begin(request.method, request.url);
    // Not in onResponse, which is skipped if the connection is cut.
    reply.raw.once('close', () => sandbox.journal.end());
  });

  app.addHook('onResponse', async (request, reply) => {
    if (request.journalEntry === null) return;
    request.journalEntry.status = reply.statusCode;
    request.journalEntry.durationMs = Math.round(reply.elapsedTime * 10) / 10;
  });
}
