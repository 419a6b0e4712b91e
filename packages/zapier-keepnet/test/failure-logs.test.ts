import { secretForms } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { type Behavior, EXPORT, keptOfFailure, SEARCH, SESSION, TEST, TRIGGER } from './harness/kept-of-failure';

const token = 'eyJhbGciOi.opaque-token-7d1f/+=';
const SECRETS = ['s3cr&t-<of>-"mine"/1%', "pasted with spaces! ('~*') ß\n"];

const issue: Behavior = () => ({ status: 200, body: JSON.stringify({ access_token: token, expires_in: 3600 }) });
/** What a careless server or proxy says: everything that it was sent, and its headers in a header and an address too. */
const echo =
  (status: number): Behavior =>
  ({ headers, body }) => {
    const bearer = `Authorization: ${headers.authorization ?? 'none'}`;
    const sent = `${bearer}; ${body}; ${decodeURIComponent(body.replaceAll('+', ' '))}`;
    const said = { 'x-echo': bearer, location: `/?echo=${encodeURIComponent(bearer)}` };
    return {
      status,
      body: JSON.stringify({ status: 'FAILED', message: sent, error_description: sent }),
      headers: said,
    };
  };
/** What a server says that prints its record of the client. */
const print =
  (status: number): Behavior =>
  ({ headers }, secret) => {
    const message = `Client ${secret} may not do this, nor ${encodeURIComponent(secret)} with ${headers.authorization}.`;
    return { status, body: JSON.stringify({ status: 'FAILED', message, validationMessages: [message] }) };
  };
const reset: Behavior = () => undefined;

const CASES: readonly [string, string, Behavior, Behavior][] = [
  ['a wrong secret', SESSION, echo(400), issue],
  ['a token request that is refused', SESSION, echo(401), issue],
  ['a token request that fails', SESSION, echo(500), issue],
  ['a token request that is redirected', SESSION, echo(307), issue],
  ['a token request that breaks', SESSION, reset, issue],
  ['a revoked token', SEARCH, issue, echo(401)],
  ['a wrong role', TEST, issue, echo(403)],
  ['a search that is refused', TRIGGER, issue, echo(400)],
  ['a search whose refusal prints the secret', SEARCH, issue, print(400)],
  ['a wrong role whose refusal prints the secret', TRIGGER, issue, print(403)],
  ['an export whose refusal prints the secret', EXPORT, issue, print(409)],
  ['a server error', SEARCH, issue, echo(500)],
  ['a redirect', SEARCH, issue, echo(302)],
  ['a rate limit', SEARCH, issue, echo(429)],
  ['a connection that breaks', TRIGGER, issue, reset],
  ['an export that fails', EXPORT, issue, echo(500)],
];

test.each(CASES)('keeps no secret of %s', async (_name, method, onToken, onApi) => {
  for (const clientSecret of SECRETS) {
    const kept = await keptOfFailure(method, { clientSecret, token, onToken, onApi });
    const found = [clientSecret.trim(), token].flatMap(secretForms).filter((form) => kept.includes(form));
    expect(found).toEqual([]);
  }
});
