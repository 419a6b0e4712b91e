import { Agent as HttpAgent, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Stream, Writable } from 'node:stream';

type Destination = Writable & Stream;

interface WithRequests {
  addRequest(request: ClientRequest, ...rest: unknown[]): void;
}

const agents = { 'http:': watched(new HttpAgent()), 'https:': watched(new HttpsAgent()) } as const;

/** Opens the connection for an address and reports if it breaks during an answer. */
export function agentFor(url: string): HttpAgent {
  return new URL(url).protocol === 'https:' ? agents['https:'] : agents['http:'];
}

/**
 * `z.request` uses node-fetch 2, which pipes an answer without its errors: an answer cut off before its declared length
 * would be awaited forever.
 */
function watched<A extends HttpAgent>(agent: A): A {
  const host = agent as A & WithRequests;
  const addRequest = host.addRequest.bind(host);
  host.addRequest = (request, ...rest) => {
    request.once('response', (response: IncomingMessage) => passErrorsOn(response));
    addRequest(request, ...rest);
  };
  return agent;
}

function passErrorsOn(source: Stream): void {
  const pipe = source.pipe.bind(source) as (destination: Destination, options?: object) => Destination;
  const piped = (destination: Destination, options?: object): Destination => {
    source.once('error', (error: Error) => destination.destroy(error));
    passErrorsOn(destination);
    return pipe(destination, options);
  };
  Object.assign(source, { pipe: piped });
}
