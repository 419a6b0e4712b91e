import { countBarely, pagesOf } from '../../bench/src/bare-client';
import type { Sample } from './measure-run';
import { MONTH, type OperationName } from './operations';
import type { SandboxProcess, SeenRequest } from './sandbox-process';

/** Requests the same pages as our node, as many at once, with an existing token. */
export async function measureBare(
  sandbox: SandboxProcess,
  requests: readonly SeenRequest[],
  operation: OperationName,
): Promise<Sample> {
  const address = { baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret };
  const token = await requestToken(sandbox);
  const month = operation === 'total' ? MONTH : undefined;
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const total = await countBarely(address, requests, month, token);
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  return {
    wallMs,
    cpuMs: (user + system) / 1000,
    growthBytes: undefined,
    requests: pagesOf(requests, month).length,
    tokenRequests: 0,
    answer: { total },
  };
}

async function requestToken({ url, clientId, clientSecret }: SandboxProcess): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'api1' };
  const answer = await fetch(`${url}/connect/token`, { method: 'POST', body: new URLSearchParams(form) });
  return ((await answer.json()) as { access_token: string }).access_token;
}
