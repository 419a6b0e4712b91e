import { type ReceivedRequest, startLoopbackServer } from '@keepnet-workflows/core/testing';
import { onTestFinished } from 'vitest';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that answers as its test says, and breaks the connection where the answer is undefined. */
export async function startServer(
  answer: (url: string, received: ReceivedRequest) => Answer | undefined,
): Promise<{ url: string; requests: readonly ReceivedRequest[] }> {
  const { origin, requests, close } = await startLoopbackServer((response, received) => {
    const answered = answer(received.url, received);
    if (!answered) response.socket?.resetAndDestroy();
    else response.writeHead(answered.status, answered.headers).end(answered.body);
  });
  onTestFinished(close);
  return { url: origin, requests };
}
