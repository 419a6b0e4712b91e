import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** The way to a sandbox, which a test can close and at which it can hold answers back. */
export interface Gate {
  readonly url: string;
  /** Holds back the answers to requests. */
  hold(which: Holding): Held;
  /** From now on connections are refused, and open ones are cut. */
  close(): Promise<void>;
  /** Takes connections again, on the same port. */
  open(): Promise<void>;
}

export interface Holding {
  /** Part of the path of the requests. */
  readonly path: string;
  /** How many such requests are answered first. Default 0. */
  readonly skip?: number;
  /** How much of an answer is let through first. Default: nothing, not even its head. */
  readonly afterBytes?: number;
}

export interface Held {
  /** Resolves as soon as an answer is being held. */
  readonly arrived: Promise<void>;
  /** Resolves when the client gives up the first request that is held. */
  readonly abandoned: Promise<void>;
  /** Lets go what is held, and all that follows. */
  release(): void;
}

interface Hold {
  readonly path: string;
  readonly afterBytes: number;
  skip: number;
  readonly onArrival: () => void;
  readonly onAbandon: () => void;
  readonly released: Promise<void>;
}

/** Puts a gate before a server, so that a moment can be chosen and does not have to be hit. */
export async function gateTo(target: string): Promise<Gate> {
  let hold: Hold | undefined;
  let server: Server;
  let port = 0;

  const pass = (incoming: IncomingMessage, answer: ServerResponse): void => {
    const { method, headers, url = '/' } = incoming;
    const holding = hold && url.includes(hold.path) && hold.skip-- <= 0 ? hold : undefined;
    const outgoing = request(new URL(url, target), { ...(method && { method }), headers }, (response) => {
      void handOn(response, answer, holding);
    });
    if (holding) answer.once('close', holding.onAbandon);
    outgoing.once('error', () => answer.destroy());
    incoming.pipe(outgoing);
  };

  const open = async (): Promise<void> => {
    server = createServer(pass);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };

  await open();
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${port}`,
    open,
    close,
    hold({ path, skip = 0, afterBytes = 0 }) {
      const arrival: PromiseWithResolvers<void> = Promise.withResolvers();
      const abandonment: PromiseWithResolvers<void> = Promise.withResolvers();
      const release: PromiseWithResolvers<void> = Promise.withResolvers();
      hold = {
        path,
        skip,
        afterBytes,
        onArrival: arrival.resolve,
        onAbandon: abandonment.resolve,
        released: release.promise,
      };
      return {
        arrived: arrival.promise,
        abandoned: abandonment.promise,
        release: () => {
          hold = undefined;
          release.resolve();
        },
      };
    },
  };
}

async function handOn(response: IncomingMessage, answer: ServerResponse, hold: Hold | undefined): Promise<void> {
  if (hold?.afterBytes === 0) {
    hold.onArrival();
    await hold.released;
  }
  answer.writeHead(response.statusCode ?? 502, response.headers);
  let passed = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      answer.write(chunk);
      passed += chunk.length;
      if (hold && hold.afterBytes > 0 && passed >= hold.afterBytes) {
        hold.onArrival();
        await hold.released;
      }
    }
    answer.end();
  } catch {
    answer.destroy();
  }
}
