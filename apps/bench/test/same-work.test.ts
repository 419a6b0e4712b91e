import { startSandbox } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import { countBarely } from '../src/bare-client';
import { countWithCore, MONTH } from '../src/core-client';
import { recordRequests } from '../src/recorded-request';

test('returns the same total from the pages of the month with either client', async () => {
  const server = await startSandbox({ companies: 3500 });
  try {
    const { url: baseUrl, clientId, clientSecret } = server;
    const address = { baseUrl, clientId, clientSecret };
    const totals: number[] = [];
    const byCore = await recordRequests(address, async () => totals.push(await countWithCore(address)));
    const byBare = await recordRequests(address, async () => totals.push(await countBarely(address, byCore, MONTH)));

    const truth = server.sandbox.snapshot({ month: '2026-10' });
    const total = truth.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
    expect(totals).toEqual([total, total]);
    const inOrder = (requests: typeof byCore): string[] =>
      requests.map(({ method, path, body }) => JSON.stringify({ method, path, body })).sort();
    expect(byCore.filter(({ body }) => (body.pageNumber ?? 0) > 1)).toHaveLength(3);
    const ofMonth = byCore.filter(
      ({ path, body }) =>
        path === '/connect/token' || (path.endsWith('/search') && JSON.stringify(body).includes(MONTH)),
    );
    expect(inOrder(byBare)).toEqual(inOrder(ofMonth));
  } finally {
    await server.close();
  }
});
