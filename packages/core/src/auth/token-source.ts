import type { Clock } from '../ports/clock';
import type { AccessToken } from './access-token';

/** Gives a token that still lives. Belongs to one base address and one pair of credentials. */
export interface TokenSource {
  get(): Promise<AccessToken>;
  /** Makes the next `get` ask for a new token, unless `token` has been replaced already. */
  invalidate(token: AccessToken): void;
}

const LONGEST_MARGIN_MS = 60_000;

/**
 * Caches a token until shortly before it expires: 60 seconds, or a tenth of its life if that is less. However many
 * callers wait, one request is under way, and its failure is told to all of them.
 */
export function createTokenSource(request: () => Promise<AccessToken>, clock: Clock): TokenSource {
  let current: AccessToken | undefined;
  let underWay: Promise<AccessToken> | undefined;

  const renew = (): Promise<AccessToken> => {
    underWay ??= request()
      .then((token) => (current = token))
      .finally(() => (underWay = undefined));
    return underWay;
  };

  return {
    get: () => (current && clock.now() < freshUntil(current) ? Promise.resolve(current) : renew()),
    invalidate: (token) => {
      if (current === token) current = undefined;
    },
  };
}

function freshUntil({ issuedAt, expiresAt }: AccessToken): number {
  return expiresAt - Math.min(LONGEST_MARGIN_MS, (expiresAt - issuedAt) / 10);
}
