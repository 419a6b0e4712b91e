import { describe, expect, test } from 'vitest';

import { runNode, runToJson } from '../harness/run-node';
import { credentialsFor, pathsOf, sandboxWith } from '../harness/sandbox';
import { startServer } from '../harness/server';
import { CredentialStore } from '../harness/credential-store';

const TEXTS = [
  ...[
    '=1+1',
    "O'Neil; DROP TABLE x;--",
    'a\r\nx-evil: 1',
    '{{ $json }}',
    '{"a":1}',
    '\u0000',
    '\ud800',
    '漢🙂',
    '"}]}',
  ],
  ...['__proto__', 'constructor', '<script>', '%00', '../../my', 'x'.repeat(1000)],
];

test.each(['text', 'reseller', 'tag', 'licenseType'])(
  'a text in the filter %s goes through as data',
  async (filter) => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    const parameters = { resource: 'company', operation: 'getAll', filters: { [filter]: '={{ $json.value }}' } };
    const input = TEXTS.map((value) => ({ value }));
    const none = await runNode({ credentials, parameters, input });
    expect(none.error).toBeUndefined();
    expect(none.items).toEqual([]);
    if (filter !== 'text') return;
    const [first] = server.sandbox.snapshot();
    for (const value of TEXTS) {
      server.sandbox.world.change(first?.companyId ?? '', { companyName: `A ${value} Z` });
      const [row] = await runToJson({ credentials, parameters, input: [{ value }] });
      expect(row, JSON.stringify(value)).toMatchObject({ companyId: first?.companyId, companyName: `A ${value} Z` });
    }
  },
);

test('a company ID that is none asks for nothing', async () => {
  const { server, credentials } = await sandboxWith({ companies: 2 });
  const texts = TEXTS.filter((text) => !/^[\w-]{1,128}$/.test(text));
  const input = [...texts, 'my', 'search', '', ' ', null, {}, [], true].map((value) => ({ value }) as never);
  const value = '={{ $json.value }}';
  for (const companyId of [{ __rl: true, mode: 'id', value }, { __rl: true, mode: 'list', value }, value]) {
    const parameters = { resource: 'company', operation: 'get', companyId } as never;
    const { items, error } = await runNode({ credentials, parameters, input, onError: 'continueRegularOutput' });
    expect(error).toBeUndefined();
    expect(items).toHaveLength(input.length);
    for (const { json } of items) expect(JSON.stringify(json), JSON.stringify(companyId)).toMatch(/error.*company/i);
  }
  expect(pathsOf(server)).toEqual([]);
});

describe('a credential', () => {
  const total = { resource: 'usage', operation: 'getMonthlyTotal' };
  const bad: Readonly<Record<string, readonly unknown[]>> = {
    baseUrl: [
      'x',
      '//evil.example',
      'file:///etc/passwd',
      'http://api.example.com',
      'https://a:b@c.example',
      5,
      {},
      [1],
      true,
      'a\r\nb',
    ],
    clientId: ['', ' ', null, 'x'.repeat(1001)],
    clientSecret: ['', ' ', null, 'x'.repeat(1001)],
    dateFormat: ['x', 'YYYY', 5, {}, true],
  };

  test.each(Object.entries(bad))('with a %s that cannot be sends nothing and names it', async (field, values) => {
    const { server } = await sandboxWith({ companies: 1 });
    for (const value of values) {
      const credentials = credentialsFor(server);
      credentials.edit({ [field]: value } as never);
      const { items, error } = await runNode({ credentials, parameters: total });
      expect(items).toEqual([]);
      const told = `${String(error?.message)} ${String(error?.description)}`.replaceAll(' ', '').toLowerCase();
      expect(told, JSON.stringify(value)).toContain(field.toLowerCase());
    }
    expect(pathsOf(server)).toEqual([]);
  });

  test('of any letters is sent as it is, and never in a header', async () => {
    const { url, requests } = await startServer(() => ({ status: 400, body: '{"error":"invalid_client"}' }));
    const secret = '={{ 1 }} & "a"=\u0000\r\nx-evil: 1 🙂 z';
    const credentials = new CredentialStore({ baseUrl: url, clientId: 'a\r\nx-evil: 2', clientSecret: secret });
    const { error } = await runNode({ credentials, parameters: total });
    expect(error?.message).toContain('did not accept the Client ID and Client Secret');
    expect(requests.length).toBeGreaterThan(0);
    expect(JSON.stringify(requests.map(({ url, headers }) => [url, headers]))).not.toContain('evil');
    expect(JSON.stringify([error?.message, error?.description, error?.stack])).not.toContain('evil');
  });
});
