import { expect, test } from 'vitest';
import type { TransportRequest } from '../ports/transport';
import { all, createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Answers the first page and keeps all others waiting. */
function waiting(requests: TransportRequest[]) {
  return (request: TransportRequest) => {
    if ((searchOf(request)?.pageNumber ?? 1) === 1) return undefined;
    requests.push(request);
    return new Promise<never>(() => undefined);
  };
}

test('ends everything under way when the client is aborted', async () => {
  const requests: TransportRequest[] = [];
  const ending = new AbortController();
  const { client, keepnet } = createFakeClient(
    { companies: wireCompanies(20), before: waiting(requests) },
    { pageSize: 2, maxConcurrency: 4, signal: ending.signal },
  );
  const total = client.monthlyUserTotal();
  const outcome = expect(total).rejects.toThrow('enough');
  await settled();
  expect(requests).toHaveLength(4);
  ending.abort(new Error('enough'));
  await outcome;
  const sent = keepnet.transport.requests.length;
  await settled();
  expect(keepnet.transport.requests).toHaveLength(sent);
  await expect(client.companiesOverLimit()).rejects.toThrow('enough');
});

test('ends the requests under way when the loop is left early', async () => {
  const requests: TransportRequest[] = [];
  let read = 0;
  const { client, keepnet } = createFakeClient(
    {
      companies: wireCompanies(40),
      before: (request) => (searchOf(request)?.pageNumber === 2 ? undefined : waiting(requests)(request)),
    },
    { pageSize: 2, maxConcurrency: 3 },
  );
  for await (const company of client.searchCompanies()) {
    expect(company.companyId).not.toBe('');
    if (++read === 4) break;
  }
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.every(({ signal }) => signal?.aborted)).toBe(true);
  const sent = keepnet.transport.requests.length;
  await settled();
  expect(keepnet.transport.requests).toHaveLength(sent);
});

test('asks for no second page before the reader wants one', async () => {
  const { client, searches } = createFakeClient({ companies: wireCompanies(10) }, { pageSize: 5 });
  for await (const company of client.searchCompanies()) {
    expect(company.companyId).not.toBe('');
    break;
  }
  await settled();
  expect(searches()).toHaveLength(1);
});

test('reads only a few pages ahead of a slow reader', async () => {
  const { client, searches } = createFakeClient({ companies: wireCompanies(100) }, { pageSize: 1, maxConcurrency: 2 });
  const reader = client.searchCompanies()[Symbol.asyncIterator]();
  for (let read = 0; read < 5; read++) await reader.next();
  await settled();
  expect(searches().length).toBeLessThanOrEqual(5 + 2 * 2);
  await reader.return?.();
});

test('throws the error of a page once, and leaves no request behind', async () => {
  const requests: TransportRequest[] = [];
  const { client } = createFakeClient(
    {
      companies: wireCompanies(20),
      present: (row) => row,
      before: (request) => {
        if (searchOf(request)?.pageNumber === 3) return { status: 403, headers: {}, body: '{"status":"FAILED"}' };
        return searchOf(request)?.pageNumber === 4 ? waiting(requests)(request) : undefined;
      },
    },
    { pageSize: 2 },
  );
  await expect(all(client.searchCompanies())).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
  await settled();
  expect(requests.every(({ signal }) => signal?.aborted)).toBe(true);
});

test('serves the next call after a loop was left early', async () => {
  let hold = true;
  const { client } = createFakeClient(
    {
      companies: wireCompanies(20),
      before: (request) => (hold && searchOf(request)?.pageNumber !== 2 ? waiting([])(request) : undefined),
    },
    { pageSize: 2, maxConcurrency: 2 },
  );
  for (let round = 0; round < 3; round++) {
    let read = 0;
    for await (const company of client.searchCompanies()) {
      expect(company.companyId).not.toBe('');
      if (++read === 4) break;
    }
  }
  hold = false;
  expect((await client.monthlyUserTotal()).companyCount).toBe(20);
});
