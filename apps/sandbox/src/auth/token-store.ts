import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { ApiClient } from './api-clients';

/** An issued token. */
export interface IssuedToken {
  readonly client: ApiClient;
  readonly expiresAt: number;
  readonly maxUses: number;
  uses: number;
}

export interface TokenLimits {
  readonly lifetimeSeconds: number;
  readonly maxUses: number;
}

const MAX_TOKENS = 10_000;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * Issues tokens and knows which are valid. Tokens use the real clock, not the test clock: a caller compares `exp` with
 * its own clock.
 */
export class TokenStore {
  readonly #tokens = new Map<string, IssuedToken>();
  readonly #key = randomBytes(32);

  issue(client: ApiClient, company: { readonly id: string; readonly name: string }, limits: TokenLimits): string {
    const now = Date.now();
    const text = client.token === 'opaque' ? randomBytes(32).toString('hex') : this.#sign(client, company, limits, now);
    const oldest = this.#tokens.keys().next();
    if (this.#tokens.size >= MAX_TOKENS && oldest.done !== true) this.#tokens.delete(oldest.value);
    const expiresAt = now + limits.lifetimeSeconds * 1000;
    this.#tokens.set(text, { client, expiresAt, maxUses: limits.maxUses, uses: 0 });
    return text;
  }

  /** The token behind an Authorization header, or undefined if it is unknown, expired, used up or revoked. */
  use(authorization: string | undefined): IssuedToken | undefined {
    const token = this.#tokens.get(this.#textOf(authorization));
    if (token === undefined || token.expiresAt <= Date.now() || token.uses >= token.maxUses) return undefined;
    token.uses += 1;
    return token;
  }

  revoke(authorization: string | undefined): void {
    this.#tokens.delete(this.#textOf(authorization));
  }

  /** Revokes every token, or those of one client; returns how many. */
  revokeAll(clientId?: string): number {
    const doomed = [...this.#tokens].filter(([, { client }]) => clientId === undefined || client.id === clientId);
    for (const [text] of doomed) this.#tokens.delete(text);
    return doomed.length;
  }

  #textOf(authorization: string | undefined): string {
    return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  }

  #sign(
    client: ApiClient,
    company: { readonly id: string; readonly name: string },
    { lifetimeSeconds }: TokenLimits,
    now: number,
  ): string {
    const issuedAt = Math.floor(now / 1000);
    const claims = {
      iss: 'keepnet-sandbox',
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      jti: randomUUID(),
      client_id: client.id,
      scope: ['api1'],
      role: client.role,
      reseller_access: client.resellerAccess,
      user_company_resourceid: company.id,
      user_company_name: company.name,
    };
    const body = `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${encode(claims)}`;
    return `${body}.${createHmac('sha256', this.#key).update(body).digest('base64url')}`;
  }
}
