import type { ServerAddress } from './server-address';

/** A request as the server saw it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** As sent, but for secrets. */
  readonly body: { readonly pageNumber?: number };
}

/** What a client asked the sandbox while it did some work. */
export async function recordRequests(
  { baseUrl }: ServerAddress,
  work: () => Promise<unknown>,
): Promise<RecordedRequest[]> {
  await (await fetch(`${baseUrl}/_sandbox/reset`, { method: 'POST' })).text();
  await work();
  const { requests } = (await (await fetch(`${baseUrl}/_sandbox/journal`)).json()) as { requests: RecordedRequest[] };
  return requests;
}
