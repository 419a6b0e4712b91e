import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** How the server fails: a status, `reset`, or `cut` for an answer that breaks off. */
export type Failure = number | 'reset' | 'cut';

export interface CarelessServer {
  readonly url: string;
  /** How often it has failed. */
  readonly failures: () => number;
}

/**
 * A server that fails in one way, on the request for a token or on all others, and then says all that it was sent: with
 * the words around it that give a secret away, and each secret alone, as any other word.
 */
export async function startCarelessServer(
  on: 'token' | 'api',
  failure: Failure,
  token: string,
): Promise<CarelessServer> {
  let failures = 0;
  let clientSecret = '';
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      clientSecret = new URLSearchParams(body).get('client_secret') ?? clientSecret;
      if ((request.url === '/connect/token') === (on === 'token')) {
        failures += 1;
        fail(response, failure, `Not with ${clientSecret} and ${bearerOf(request)}. ${tell(request, body)}`);
      } else {
        response.end(JSON.stringify({ access_token: token, expires_in: 3600 }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, failures: () => failures };
}

function bearerOf({ headers }: IncomingMessage): string {
  return headers.authorization?.replace('Bearer ', '') ?? 'nothing';
}

function tell({ headers }: IncomingMessage, body: string): string {
  const bearer = `Authorization: ${headers.authorization ?? 'none'}`;
  const encoded = Buffer.from(`${bearer} ${body}`).toString('base64');
  return [bearer, body, decodeURIComponent(body.replaceAll('+', ' ')), encoded].join(' ; ');
}

function fail(response: ServerResponse, failure: Failure, told: string): void {
  if (failure === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const said = JSON.stringify({ status: 'FAILED', message: told, error_description: told, validationMessages: [told] });
  const head = { 'x-echo': encodeURIComponent(told), location: `/?${encodeURIComponent(told)}` };
  if (failure === 'cut') {
    const length = said.length * 2;
    response.writeHead(200, { ...head, 'content-length': length }).write(said, () => response.socket?.destroy());
    return;
  }
  response.writeHead(failure, head).end(said);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
