import { searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { CredentialStore } from '../harness/credential-store';
import { runNode } from '../harness/run-node';
import { startServer } from '../harness/server';

const PAGE = JSON.stringify(
  searchPage([
    wireCompany({ companyResourceId: 'a', companyName: 'Çelik & Oğlu', monthlyActiveUserCount: 40 }),
    wireCompany({ companyResourceId: 'b', companyName: 'Nordwind', monthlyActiveUserCount: 70 }),
  ]),
);

/** What a parser between the server and the core would change or hide, and what the core then makes of it. */
const ANSWERS: readonly [name: string, answer: string, outcome: number | string][] = [
  ['a good answer', PAGE, 110],
  ['a number in another form', PAGE.replace(':40', ':4e1'), 110],
  ['a number too large to be exact', PAGE.replace(':40', ':9007199254740993'), 'Monthly Users'],
  ['a number as text', PAGE.replace(':40', ':"40"'), 'Monthly Users'],
  ['a field that comes twice', PAGE.replace(':40', ':1,"monthlyActiveUserCount":40'), 'twice'],
  [
    'a field that could replace others',
    PAGE.replace('"tags":null', '"__proto__":{"monthlyActiveUserCount":1},"tags":null'),
    110,
  ],
  ['lists without end', PAGE.replace('"tags":null', `"tags":${'['.repeat(5000)}${']'.repeat(5000)}`), 'nested deeper'],
];

test('an answer reaches the core as it was sent, and what the core refuses fails its item', async () => {
  const { url } = await startServer((path, body) => {
    if (path === '/connect/token') return { status: 200, body: '{"access_token":"token-7d1f","expires_in":3600}' };
    const { pageSize } = JSON.parse(body) as { pageSize: number };
    // Each item asks in a page size of its own; what the core looks up beside that asks for less.
    return { status: 200, body: ANSWERS[pageSize - 2000]?.[1] ?? PAGE };
  });
  const { items, error } = await runNode({
    credentials: new CredentialStore({ baseUrl: url, clientId: 'id', clientSecret: 'secret-51ac' }),
    parameters: {
      resource: 'usage',
      operation: 'getMonthlyTotal',
      period: 'currentMonth',
      verification: 'standard',
      options: { pageSize: '={{ $json.pageSize }}' },
    },
    input: ANSWERS.map((_answer, index) => ({ pageSize: 2000 + index })),
    onError: 'continueRegularOutput',
  });
  expect(error).toBeUndefined();
  expect(items).toHaveLength(ANSWERS.length);
  for (const [index, { json }] of items.entries()) {
    const [shown, , outcome] = ANSWERS[index] ?? expect.fail('no answer');
    if (typeof outcome === 'number') expect(json['totalMonthlyUsers'], shown).toBe(outcome);
    else expect(json['error'], shown).toMatch(new RegExp(`${outcome}.*\\[Item ${index}\\]`, 's'));
    expect(JSON.stringify(json), shown).not.toMatch(/Çelik|Nordwind|token-7d1f|secret-51ac/);
  }
});
