import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRefusal } from '../api-refusal';
import { envelope, JSON_TYPE } from '../envelope';
import type { Sandbox } from '../sandbox';
import type { ScenarioUse } from '../scenarios/parse-scenarios';
import { prepared } from '../routes/request-state';
import { resetConnection, truncateAnswer } from './break-connection';

export interface FaultContext {
  readonly sandbox: Sandbox;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Fault = (context: FaultContext, use: ScenarioUse) => unknown;

const HTML = '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>One moment, please</h1></body></html>';

function rateLimited({ request, reply }: FaultContext, retryAfter?: string): unknown {
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  const answer = { data: null, status: 'FAILED', message: 'Too many requests.' };
  return reply
    .code(429)
    .type(JSON_TYPE)
    .send(envelope(answer, prepared(request.scenarios)));
}

function answerWith(statusCode: number, status: string, message: string): Fault {
  return () => {
    throw new ApiRefusal(statusCode, status, message);
  };
}

const rateLimitSeconds: Fault = (context, { value }) => rateLimited(context, String(value));
const serverError = answerWith(500, 'INTERNAL_SERVER_ERROR', 'An unexpected error occurred.');

const FAULTS: Readonly<Record<string, Fault>> = {
  // The request then fails like any other with an unknown token.
  'revoked-token': ({ sandbox, request }) => sandbox.tokens.revoke(request.headers.authorization),
  'status-306': ({ sandbox, request, reply }) => {
    sandbox.tokens.revoke(request.headers.authorization);
    return reply.code(306).send();
  },
  'privacy-error': answerWith(403, 'PRIVACY_ERROR', 'The company does not allow access to its data.'),
  'rate-limit': (context) => rateLimited(context),
  'rate-limit-seconds': rateLimitSeconds,
  'rate-limit-forever': rateLimitSeconds,
  'rate-limit-date': (context, { value }) => rateLimited(context, new Date(Date.now() + value * 1000).toUTCString()),
  'server-error': serverError,
  'server-error-forever': serverError,
  unavailable: ({ reply }) => reply.code(503).send(),
  'bad-gateway': ({ reply }) => reply.code(502).type('text/html').send(HTML.replace('Sign in', '502 Bad Gateway')),
  html: ({ reply }) => reply.code(200).type('text/html').send(HTML),
  'empty-body': ({ reply }) => reply.code(200).type(JSON_TYPE).send(),
  'soft-error': answerWith(200, 'INTERNAL_SERVER_ERROR', 'An unexpected error occurred.'),
  'input-error': answerWith(200, 'INPUT_ERROR', 'The request could not be understood.'),
  reset: ({ request, reply }) => resetConnection(request, reply),
  truncated: ({ request, reply }) =>
    truncateAnswer(request, reply, '{"data":{"pageNumber":1,"results":[{"companyName":"Tar', JSON_TYPE),
  slow: ({ sandbox }, { value }) => delay(value, undefined, { signal: sandbox.closing.signal }),
};

/** Applies a fault to a request; `reply.sent` says whether that answered it. */
export async function applyFault(use: ScenarioUse, context: FaultContext): Promise<void> {
  await FAULTS[use.definition.name]?.(context, use);
}
