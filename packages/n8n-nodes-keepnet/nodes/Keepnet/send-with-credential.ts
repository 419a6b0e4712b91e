import type {
  ICredentialDataDecryptedObject,
  IExecuteFunctions,
  ILoadOptionsFunctions,
  IPollFunctions,
} from 'n8n-workflow';

import { orAborted } from '../../core';
import type { SendRequest } from './transport';

/** Where a request can come from. */
export type KeepnetContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const CREDENTIAL = 'keepnetApi';

/** Statuses that mean a refused token; the vendor's own clients treat a 306 like a 401. */
export const UNAUTHORIZED = [401, 306];

/** What is known of the token in a credential. */
export interface StoredToken {
  /** Whether n8n will ask for another one: there is none, or it has expired or is of other settings. */
  isDue(): boolean;
  /** Resolves when n8n has put another one in. */
  readonly renewed: Promise<void>;
}

/** A credential as it was resolved for an item. */
interface Resolved {
  /**
   * n8n puts each new token into it. Without it n8n would resolve the credential's expressions for the first item, whichever
   * item the request is for.
   */
  readonly data: ICredentialDataDecryptedObject;
  readonly token: StoredToken;
}

/**
 * Sends a request with a Keepnet credential, whose token n8n renews. n8n asks for a token for every request that finds none:
 * while one is due, the first request goes out alone, and the others as soon as it has brought the token.
 */
export function sendWithCredential(context: KeepnetContext, { data, token }: Resolved): SendRequest {
  const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL, data };
  const send: SendRequest = async (options, signal) => {
    // n8n ends every request with the execution, and only with it: this one has an end of its own as well.
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
