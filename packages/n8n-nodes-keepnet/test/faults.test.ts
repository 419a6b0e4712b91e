import { describe, expect, test } from 'vitest';

import { runNode, runToJson } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';

const total = { resource: 'usage', operation: 'getMonthlyTotal', options: { pageSize: 10, maxConcurrency: 4 } };

const users = (companies: readonly { monthlyUsers: number }[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

const tokensOf = (paths: readonly string[]): number => paths.filter((path) => path === '/connect/token').length;

describe('a total comes out right', () => {
  test.each([
    ['the token is revoked in mid-scan', 'revoked-token'],
    ['a 306 says that the token is revoked', 'status-306'],
    ['the server limits requests', 'rate-limit-seconds:0.05'],
    ['an answer is a 503 with an empty body', 'unavailable'],
    ['a proxy answers with a 502 in HTML', 'bad-gateway'],
    ['a connection is reset', 'reset'],
    ['an answer is cut short', 'truncated'],
    ['the token request fails twice', 'server-error:on=token:at=1,server-error:on=token:at=2'],
  ])('when %s', async (_name, scenario) => {
    const { server, credentials } = await sandboxWith({ companies: 100, scenario });
    const [row] = await runToJson({ credentials, parameters: total });
    const companies = server.sandbox.snapshot({ month: String(row?.['month']) });
    expect(row).toMatchObject({ totalMonthlyUsers: users(companies), companyCount: companies.length });
  });

  test('when the token is revoked several times', async () => {
    const scenario = 'revoked-token:at=2,revoked-token:at=6,revoked-token:at=9';
    const { server, credentials } = await sandboxWith({ companies: 100, scenario });
    const parameters = { ...total, options: { pageSize: 10, maxConcurrency: 1 } };
    const [row] = await runToJson({ credentials, parameters });
    expect(row?.['totalMonthlyUsers']).toBe(users(server.sandbox.snapshot({ month: String(row?.['month']) })));
    expect(tokensOf(pathsOf(server))).toBe(4);
  });

  test('when tokens live for a few requests only', async () => {
    const { server, credentials } = await sandboxWith({ companies: 100, scenario: 'few-uses-token:3' });
    const parameters = { ...total, options: { pageSize: 10, maxConcurrency: 1 } };
    const [row] = await runToJson({ credentials, parameters });
    expect(row?.['totalMonthlyUsers']).toBe(users(server.sandbox.snapshot({ month: String(row?.['month']) })));
    expect(tokensOf(pathsOf(server))).toBeGreaterThan(2);
  });
});

describe('throws, and returns no number', () => {
  test.each([
    [
      'the credential is not a Reseller',
      'not-a-reseller',
      'NodeApiError',
      'No result: this credential may not use the company search.',
      'Set Client Role = Reseller',
    ],
    [
      'the token is refused again and again',
      'revoked-token:always',
      'NodeApiError',
      'Keepnet refused the access token, even after it was renewed.',
      'check both under Company → Company Settings → REST API',
    ],
    [
      'every search is refused',
      'input-error:always',
      'NodeApiError',
      'No result: Keepnet did not accept the company search.',
      'Keepnet says:',
    ],
    [
      'a billing field is missing',
      'missing-field',
      'NodeOperationError',
      'No result: Keepnet listed a company without a usable Monthly Users (field monthlyActiveUserCount).',
      'Tell Keepnet support',
    ],
    [
      'a customer denies access',
      'privacy-error:always',
      'NodeApiError',
      'No result: a customer denies your reseller account access through its privacy setting.',
      'Ask that customer to allow it.',
    ],
  ])('when %s', async (_name, scenario, name, message, description) => {
    const { credentials } = await sandboxWith({ companies: 30, scenario });
    const { error, items } = await runNode({ credentials, parameters: total });
    expect(items).toEqual([]);
    expect(error).toMatchObject({ name, message });
    expect(error?.description ?? '').toContain(description);
  });

  test('tells no token and no secret in any error', async () => {
    for (const scenario of ['revoked-token:always', 'not-a-reseller', 'input-error:always']) {
      const { credentials } = await sandboxWith({ companies: 5, scenario });
      const { error } = await runNode({ credentials, parameters: total });
      const { accessToken, clientSecret } = credentials.data;
      const told = JSON.stringify([error, error?.message, error?.stack, error?.cause, error?.context]);
      expect(told).not.toContain(String(accessToken));
      expect(told).not.toContain(String(clientSecret));
    }
  });
});

test('asks only once for what the server refuses, for all input items', async () => {
  const { server, credentials } = await sandboxWith({ companies: 60, scenario: 'no-filter' });
  const options = { pageSize: 20 };
  const parameters = { resource: 'license', operation: 'getExpired', options };
  await runToJson({ credentials, parameters, input: [{}, {}, {}] });
  expect(server.sandbox.journal.list().filter(({ status }) => status === 400)).toHaveLength(1);
});
