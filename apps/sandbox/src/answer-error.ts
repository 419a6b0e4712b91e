import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiRefusal } from './api-refusal';
import { envelope, JSON_TYPE, NO_SCENARIOS, refusalEnvelope } from './envelope';
import { SandboxInputError } from './sandbox-input-error';

/** Turns what a route threw into the answer that the API would give. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.type(JSON_TYPE);
  if (error instanceof SandboxInputError) return reply.code(400).send(JSON.stringify({ error: error.message }));
  const scenarios = request.scenarios ?? NO_SCENARIOS;
  if (error instanceof ApiRefusal) {
    return reply.code(error.statusCode).send(refusalEnvelope(error, scenarios));
  }
  // A wait that ended because the server is closing.
  if (error.name === 'AbortError') return reply.code(503).send();
  const statusCode = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  const status = statusCode < 500 ? 'INPUT_ERROR' : 'INTERNAL_SERVER_ERROR';
  return reply.code(statusCode).send(envelope({ data: null, status, message: error.message }, scenarios));
}
