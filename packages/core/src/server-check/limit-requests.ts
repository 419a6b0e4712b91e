import { KeepnetError } from '../errors/keepnet-error';
import type { Transport } from '../ports/transport';

/** How many requests a check of a server sends at most, repeated ones and those for tokens included. */
export const MOST_REQUESTS = 40;

/** The check had no request left to find something out with. */
export class OutOfRequests extends KeepnetError {
  override readonly name = 'OutOfRequests';

  constructor() {
    super('The check of the server has used all its requests.', 'CONSISTENCY');
  }
}

/** The same transport, which fails with OutOfRequests once it has sent as many requests as a check may send. */
export function limitRequests(transport: Transport): Transport {
  let sent = 0;
  return async (request) => {
    if (sent >= MOST_REQUESTS) throw new OutOfRequests();
    sent++;
    return transport(request);
  };
}
