import type { Clock } from '../ports/clock';
import type { AccessToken } from './access-token';

/** Gives a token that is still valid. Belongs to one base address and one pair of credentials. */
export interface TokenSource {
  get(): Promise<AccessToken>;
  /** Makes the next `get` request a new token, unless `token` has already been replaced. */
  invalidate(token: AccessToken): void;
}

const LONGEST_MARGIN_MS = 60_000;
// Requests that waited behind the failed one are sent at once, before their operation can end them.
const SAME_MOMENT_MS = 1000;

/**
 * Caches a token until shortly before it expires: 60 seconds, or a tenth of its lifetime if that is less. However many
 * callers wait, only one request is sent. If it fails, all of them get the failure, and so do callers within the next
 * second.
 */
export function createTokenSource(request: () => Promise<AccessToken>, clock: Clock): TokenSource {
  let current: AccessToken | undefined;
  let underWay: Promise<AccessToken> | undefined;
  let failure: { readonly error: unknown; readonly at: number } | undefined;

  const renew = async (): Promise<AccessToken> => {
    try {
      return (current = await request());
    } catch (error) {
      failure = { error, at: clock.now() };
      throw error;
    } finally {
      underWay = undefined;
    }
  };

  return {
    async get() {
      if (current && clock.now() < freshUntil(current)) return current;
      if (failure && clock.now() - failure.at < SAME_MOMENT_MS) throw failure.error;
      return (underWay ??= renew());
    },
    invalidate: (token) => {
      if (current === token) current = undefined;
    },
  };
}

function freshUntil({ issuedAt, expiresAt }: AccessToken): number {
  return expiresAt - Math.min(LONGEST_MARGIN_MS, (expiresAt - issuedAt) / 10);
}
