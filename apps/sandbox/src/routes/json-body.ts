import type { FastifyRequest } from 'fastify';
import { ApiRefusal, inputError } from '../api-refusal';

/** The value of a JSON text, or undefined if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * The JSON body of a request.
 *
 * @throws ApiRefusal 400 for no body, broken JSON or the JSON-patch type, 415 for any other type.
 */
export function jsonBody(request: FastifyRequest): unknown {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (request.body === undefined || request.body === null || request.body === '') {
    throw inputError('A non-empty request body is required.');
  }
  if (type === 'application/json-patch+json') throw inputError('The JSON-patch content type is not supported here.');
  if (type !== 'application/json' || typeof request.body !== 'string') {
    throw new ApiRefusal(415, 'INPUT_ERROR', 'Content-Type must be application/json.');
  }
  const value = parseJson(request.body);
  if (value === undefined) throw inputError('The request body is not valid JSON.');
  return value;
}
