import type {
  ICredentialDataDecryptedObject,
  IExecuteFunctions,
  ILoadOptionsFunctions,
  IPollFunctions,
} from 'n8n-workflow';

import { orAborted } from '../../core';
import type { SendRequest } from './transport';

/** The contexts that can send a request. */
export type KeepnetContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const CREDENTIAL = 'keepnetApi';

/** Statuses that mean a refused token; the vendor's own clients treat a 306 like a 401. */
export const UNAUTHORIZED = [401, 306];

/** What is known about the token in a credential. */
export interface StoredToken {
  /** Whether n8n will request another token: there is none, or it has expired or belongs to other settings. */
  isDue(): boolean;
  /** Resolves when n8n has stored another token. */
  readonly renewed: Promise<void>;
}

/** A credential resolved for an item. */
interface Resolved {
  /**
   * n8n stores each new token in it. Without it, n8n would resolve the credential's expressions for the first item,
   * whatever item the request is for.
   */
  readonly data: ICredentialDataDecryptedObject;
  readonly token: StoredToken;
}

/**
 * Sends a request with a Keepnet credential, whose token n8n renews. n8n requests a token for every request that has
 * none. So while a token is needed, the first request goes out alone, and the others follow once it has a token.
 */
export function sendWithCredential(context: KeepnetContext, { data, token }: Resolved): SendRequest {
  const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL, data };
  const send: SendRequest = async (options, signal) => {
    // n8n ends a request only with the execution; this request must also be able to end earlier.
    const endable = Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as typeof context;
    return await context.helpers.httpRequestWithAuthentication.call(
      endable,
      CREDENTIAL,
      { ...options, abortSignal: signal },
      { credentialsDecrypted, preAuthenticationRetryStatusCode: UNAUTHORIZED },
    );
  };
  let first: Promise<unknown> | undefined;
  return async (options, signal) => {
    if (!token.isDue()) return send(options, signal);
    if (first) {
      await orAborted(Promise.race([first, token.renewed]), signal);
      return send(options, signal);
    }
    const sent = send(options, signal);
    first = sent.catch(() => undefined);
    return sent;
  };
}
