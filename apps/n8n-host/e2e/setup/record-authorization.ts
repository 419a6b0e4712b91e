import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

export interface RecordingProxy {
  readonly url: string;
  /** The Authorization headers that arrived, of all requests. */
  readonly authorizations: ReadonlySet<string>;
}

/** A server before another one that notes every token it is sent: the sandbox's journal keeps none. */
export async function recordAuthorization(target: string): Promise<RecordingProxy> {
  const authorizations = new Set<string>();
  const server = createServer((incoming, answer) => {
    const { method, headers, url = '/' } = incoming;
    if (headers.authorization) authorizations.add(headers.authorization);
    const outgoing = request(new URL(url, target), { ...(method && { method }), headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.once('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, authorizations };
}
