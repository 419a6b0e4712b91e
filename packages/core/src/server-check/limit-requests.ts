import { KeepnetError } from '../errors/keepnet-error';
import type { Transport } from '../ports/transport';

/** The most requests that a server check sends, including repeated ones and those for tokens. */
export const MOST_REQUESTS = 40;

/** The check had no requests left. */
export class OutOfRequests extends KeepnetError {
  override readonly name = 'OutOfRequests';

  constructor() {
    super('The check of the server has used all its requests.', 'CONSISTENCY');
  }
}

/** The same transport, but it fails with OutOfRequests after the allowed number of requests. */
export function limitRequests(transport: Transport): Transport {
  let sent = 0;
  return async (request) => {
    if (sent >= MOST_REQUESTS) throw new OutOfRequests();
    sent++;
    return transport(request);
  };
}
