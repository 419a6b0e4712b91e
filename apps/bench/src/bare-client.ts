import { Agent, request } from 'node:http';

import pMap from 'p-map';

import type { RecordedRequest } from './recorded-request';
import type { ServerAddress } from './server-address';

/** How many requests at once, as the core sends them. */
export const CONCURRENCY = 4;
const SEARCH = '/api/companies/search';

/**
 * The least that any client must do: it fetches a token unless it has one, then asks for the pages over kept-alive
 * connections, the first page alone, then as many at once as the core; it parses the answers, adds up and checks
 * nothing. It leaves out what the core asks to prove a month.
 *
 * @param requests What the core asked.
 * @param month `YYYY-MM`, whose pages are asked for; undefined for those of the current one, which name no month.
 * @returns Monthly Users, added up.
 */
export async function countBarely(
  address: ServerAddress,
  requests: readonly RecordedRequest[],
  month: string | undefined,
  accessToken?: string,
): Promise<number> {
  const { baseUrl, clientId, clientSecret } = address;
  const agent = new Agent({ keepAlive: true });
  const post = (path: string, type: string, body: string, authorization?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        ...(authorization !== undefined && { authorization }),
      };
      const sent = request(`${baseUrl}${path}`, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const requestToken = async (): Promise<string> => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'api1' };
    const fields = new URLSearchParams(form).toString();
    return ((await post('/connect/token', 'application/x-www-form-urlencoded', fields)) as TokenAnswer).access_token;
  };
  try {
    const token = accessToken ?? (await requestToken());
    const search = async ({ body }: RecordedRequest): Promise<number> => {
      const text = JSON.stringify(body);
      const answer = (await post(SEARCH, 'application/json', text, `Bearer ${token}`)) as SearchAnswer;
      return (answer.data?.results ?? []).reduce((sum, company) => sum + company.monthlyActiveUserCount, 0);
    };
    const [first, ...others] = pagesOf(requests, month);
    if (!first) throw new Error('The core asked for no first page.');
    const sums = [await search(first)];
    sums.push(...(await pMap(others, search, { concurrency: CONCURRENCY })));
    return sums.reduce((total, sum) => total + sum, 0);
  } finally {
    agent.destroy();
  }
}

/**
 * Of what the core asked, the pages that hold the answer, in order.
 *
 * @param month `YYYY-MM`; undefined for pages that name no month.
 */
export function pagesOf<Sent extends Pick<RecordedRequest, 'path' | 'body'>>(
  requests: readonly Sent[],
  month: string | undefined,
): Sent[] {
  return requests.filter(
    ({ path, body }) => path === SEARCH && (month === undefined || JSON.stringify(body).includes(`"${month}"`)),
  );
}

interface TokenAnswer {
  readonly access_token: string;
}

interface SearchAnswer {
  readonly data: { readonly results: readonly { readonly monthlyActiveUserCount: number }[] | null } | null;
}
