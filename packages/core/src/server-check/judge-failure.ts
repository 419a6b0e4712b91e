import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetAuthenticationError } from '../errors/keepnet-authentication-error';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetError } from '../errors/keepnet-error';
import { KeepnetPermissionError } from '../errors/keepnet-permission-error';
import { KeepnetRateLimitError } from '../errors/keepnet-rate-limit-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { isRefusal } from '../search/read-page';
import { type Judgement, judgement } from './ability';
import { MOST_REQUESTS, OutOfRequests } from './limit-requests';

/** A verdict about something that could not be checked. */
export interface Failure extends Judgement {
  readonly error: KeepnetError;
}

/**
 * Runs a check. A failure becomes a verdict in our own words: an error's message may quote the server, and the server
 * may quote a customer.
 *
 * @throws anything other than a KeepnetError, such as an abort.
 */
export async function judgeFailure<T>(look: () => Promise<T>): Promise<T | Failure> {
  try {
    return await look();
  } catch (error) {
    if (!KeepnetError.isInstance(error) || error.code === 'CONFIGURATION') throw error;
    return { ...judgement(verdictOf(error), explain(error)), error };
  }
}

function verdictOf(error: KeepnetError): Judgement['verdict'] {
  const isRefused = KeepnetAuthenticationError.isInstance(error) || KeepnetPermissionError.isInstance(error);
  return isRefused || isRefusal(error) ? 'refused' : 'unknown';
}

/** What happened and what to do, without the server's words. */
function explain(error: KeepnetError): string {
  const status = KeepnetApiError.isInstance(error) ? ` (HTTP status ${error.statusCode})` : '';
  if (error instanceof OutOfRequests) {
    return `The ${MOST_REQUESTS} requests allowed for a check were not enough to find out. A run reads as much as it needs.`;
  }
  if (KeepnetAuthenticationError.isInstance(error)) {
    return (
      'Keepnet does not accept the Client ID and Client Secret. Check both under Company → Company Settings → REST ' +
      'API, and that the client is Active; an IP restriction there may also be the reason.'
    );
  }
  if (KeepnetPermissionError.isInstance(error)) {
    return (
      'Keepnet does not allow it for this credential (HTTP status 403). Set Client Role to Reseller under Company → ' +
      'Company Settings → REST API.'
    );
  }
  if (KeepnetRateLimitError.isInstance(error)) {
    return 'Keepnet limited the number of requests (HTTP status 429) for too long. Run the check again later.';
  }
  if (KeepnetConnectionError.isInstance(error)) {
    return error.code === 'TIMEOUT'
      ? 'Keepnet did not answer in time. Run the check again later; if it happens again, ask Keepnet support.'
      : 'Keepnet cannot be reached. Check the network, the proxy and the Base URL.';
  }
  if (KeepnetResponseError.isInstance(error)) {
    return (
      'The response is not one of the Keepnet API: perhaps it is a web page, a login page or the page of a proxy in ' +
      'between. Check the Base URL, which is the address of the API and not of the console.'
    );
  }
  if (KeepnetConsistencyError.isInstance(error)) {
    return 'The customer list kept changing while it was read. Run the check again when no one adds or removes customers.';
  }
  return `Keepnet responded with an error${status}. Run the check again later; if it happens again, ask Keepnet support.`;
}
