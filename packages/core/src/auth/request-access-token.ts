import * as z from 'zod/mini';
import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetAuthenticationError } from '../errors/keepnet-authentication-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { HttpContext } from '../http/http-context';
import { readAnswer } from '../http/read-answer';
import { type Attempt, withRetry } from '../http/with-retry';
import { isWebPage } from '../http/web-page';
import type { TextResponse } from '../ports/transport';
import type { AccessToken } from './access-token';
import { UNAUTHORIZED } from './unauthorized';

/** The Client ID and Client Secret of Company → Company Settings → REST API; the Client Role must be Reseller. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const DEFAULT_LIFE_SECONDS = 3600;
const REMEDY =
  'Check both under Company → Company Settings → REST API, and that the client is Active. The secret is shown only ' +
  'once: create a new one if you are not sure of it.';

// It becomes a header: a line break in it could start another header.
const TOKEN = /^[\x21-\x7e]{1,32768}$/;

const tokenSchema = z.object({
  access_token: z.string().check(z.regex(TOKEN)),
  expires_in: z.catch(z.optional(z.union([z.number(), z.string()])), undefined),
  permissions: z.catch(z.optional(z.array(z.string())), undefined),
});

/**
 * Asks for an access token by client credentials. The body is form-encoded: Keepnet answers a JSON body with a 500.
 *
 * @param context Has its own gate: a request that waits for the token keeps its turn at another gate.
 * @throws KeepnetAuthenticationError for wrong or inactive credentials.
 */
export function requestAccessToken(context: HttpContext, credentials: Credentials): Promise<AccessToken> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    scope: 'api1',
  }).toString();
  return withRetry(context, true, async ({ timeoutMs, signal }) => {
    const issuedAt = context.clock.now();
    const response = await context.transport({
      method: 'POST',
      url: `${context.baseUrl}/connect/token`,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body,
      responseType: 'text',
      timeoutMs,
      ...(signal && { signal }),
    });
    return readToken(context, response as TextResponse, issuedAt);
  });
}

function readToken(context: HttpContext, response: TextResponse, issuedAt: number): Attempt<AccessToken> {
  const { status } = response;
  const answer = readAnswer(context, { subject: 'the request for an access token' }, response, 'json');
  if (!('value' in answer)) {
    // A web page says nothing about the credentials.
    if (isWebPage(response)) return answer;
    if (status === 400 || UNAUTHORIZED.includes(status)) return refused(status);
    return status === 403 ? forbidden() : answer;
  }
  const token = tokenSchema.safeParse(answer.value);
  if (!token.success) {
    const error = new KeepnetResponseError(
      'The answer to the request for an access token holds no usable access token. Check the Base URL.',
    );
    return { retryable: false, toError: () => error };
  }
  const life = Number(token.data.expires_in ?? DEFAULT_LIFE_SECONDS);
  return {
    value: {
      value: token.data.access_token,
      issuedAt,
      expiresAt: issuedAt + (Number.isFinite(life) ? Math.max(0, life) : 0) * 1000,
      permissions: token.data.permissions,
    },
  };
}

function refused(statusCode: number): Attempt<never> {
  return {
    retryable: false,
    toError: () =>
      new KeepnetAuthenticationError(`Keepnet did not accept the Client ID and Client Secret. ${REMEDY}`, {
        statusCode,
      }),
  };
}

function forbidden(): Attempt<never> {
  return {
    retryable: false,
    toError: () =>
      new KeepnetApiError(
        'Keepnet refuses to issue an access token to this address (HTTP status 403). This IP address may not be ' +
          'allowed: check the IP restriction under Company → Company Settings → REST API.',
        { statusCode: 403 },
      ),
  };
}
