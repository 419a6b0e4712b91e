import type {
  ICredentialDataDecryptedObject,
  IExecuteFunctions,
  ILoadOptionsFunctions,
  IPollFunctions,
} from 'n8n-workflow';

import type { SendRequest } from './transport';

/** Where a request can come from. */
export type KeepnetContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const CREDENTIAL = 'keepnetApi';

/** Statuses that mean a refused token; the vendor's own clients treat a 306 like a 401. */
export const UNAUTHORIZED = [401, 306];

/**
 * Sends a request with a Keepnet credential, whose token n8n renews.
 *
 * @param data The credential as it was resolved; n8n puts each new token into it. Without it n8n would resolve the
 *   credential's expressions for the first item, whichever item the request is for.
 */
export function sendWithCredential(context: KeepnetContext, data: ICredentialDataDecryptedObject): SendRequest {
  const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL, data };
  return async (options, signal) => {
    // n8n ends every request with the execution, and only with it: this one has an end of its own as well.
    const endable = Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as typeof context;
    return await context.helpers.httpRequestWithAuthentication.call(
      endable,
      CREDENTIAL,
      { ...options, abortSignal: signal },
      { credentialsDecrypted, preAuthenticationRetryStatusCode: UNAUTHORIZED },
    );
  };
}
