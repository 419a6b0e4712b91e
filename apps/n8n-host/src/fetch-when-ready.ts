import { setTimeout as wait } from 'node:timers/promises';

/**
 * Sends a request to n8n and repeats it while n8n says that its database does not answer: it has then done nothing. On
 * a busy machine this happens briefly.
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
