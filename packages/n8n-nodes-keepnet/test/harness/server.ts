import { type ReceivedRequest, startLoopbackServer } from '@keepnet-workflows/core/testing';
import { onTestFinished } from 'vitest';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that answers as its test says. */
export async function startServer(
  answer: (url: string, body: string) => Answer,
): Promise<{ url: string; requests: readonly ReceivedRequest[] }> {
  const { origin, requests, close } = await startLoopbackServer((response, { url, body: sent }) => {
    const { status, body, headers } = answer(url, sent);
    response.writeHead(status, headers).end(body);
  });
  onTestFinished(close);
  return { url: origin, requests };
}
