import { HOSTILE_TOKENS, isJson, mutate, searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { CredentialStore } from '../harness/credential-store';
import { runNode } from '../harness/run-node';
import { startServer } from '../harness/server';

const PAGE = searchPage([
  wireCompany({ companyResourceId: 'a', companyName: 'Çelik & Oğlu', monthlyActiveUserCount: 40 }),
  wireCompany({ companyResourceId: 'b', companyName: 'Nordwind', monthlyActiveUserCount: 70 }),
]);
const FIELDS = ['monthlyActiveUserCount', 'companyName', 'companyResourceId', 'tags', 'children', 'targetUserCount'];

/** Hostile values that are JSON, each in one field of the first row. */
const ANSWERS = FIELDS.flatMap((field) =>
  HOSTILE_TOKENS.filter(isJson).map((token) => ({
    field,
    text: mutate(PAGE, [{ kind: 'replace', path: ['data', 'results', 0, field], token }]),
  })),
);

/** What the rows add up to, or undefined when one has no number. */
function totalOf(text: string): number | undefined {
  const { results } = (JSON.parse(text) as typeof PAGE).data;
  const users = (results ?? []).map((row) => (row as { monthlyActiveUserCount: unknown }).monthlyActiveUserCount);
  if (!users.every((value) => Number.isSafeInteger(value) && Number(value) >= 0)) return undefined;
  const total = users.reduce<number>((sum, value) => sum + (value as number), 0);
  return Number.isSafeInteger(total) ? total : undefined;
}

test('a hostile field in an answer gives the total that the rows tell, or fails its item', async () => {
  const { url } = await startServer((path, body) => {
    if (path === '/connect/token') return { status: 200, body: '{"access_token":"token-7d1f","expires_in":3600}' };
    const { pageSize } = JSON.parse(body) as { pageSize: number };
    // Each item asks in a page size of its own; what the core looks up beside that asks for less.
    return { status: 200, body: ANSWERS[pageSize - 2000]?.text ?? JSON.stringify(PAGE) };
  });
  const credentials = new CredentialStore({ baseUrl: url, clientId: 'id', clientSecret: 'secret-51ac' });
  const { items, error } = await runNode({
    credentials,
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
  let totals = 0;
  for (const [index, { json }] of items.entries()) {
    const { field, text } = ANSWERS[index] ?? expect.fail('no answer');
    const shown = `${field}: ${text.slice(-200)}`;
    if ('error' in json) {
      const told = JSON.stringify(json);
      expect(told, shown).toContain(`[Item ${index}]`);
      expect(told, shown).toContain('Keepnet');
      expect(told, shown).not.toMatch(/Çelik|Nordwind|token-7d1f|secret-51ac/);
      // A total needs no Target Users, but no answer of endless depth is read at all.
      if (!told.includes('nested deeper')) expect(field, `${shown} ${told}`).not.toBe('targetUserCount');
    } else {
      totals++;
      expect(json['totalMonthlyUsers'], shown).toBe(totalOf(text));
    }
  }
  expect(totals).toBeGreaterThan(100);
});
