import { setTimeout as wait } from 'node:timers/promises';

/**
 * Sends a request to n8n, again as long as n8n says that its database does not answer: it has done nothing then. On a
 * busy machine that happens for moments.
 */
export async function fetchWhenReady(url: string, init: RequestInit = {}): Promise<{ status: number; body: Buffer }> {
  for (;;) {
    const response = await fetch(url, init);
    const { status } = response;
    const body = Buffer.from(await response.arrayBuffer());
    if (status !== 503 || !body.includes('Database is not ready')) return { status, body };
    await wait(500);
  }
}
