import { expect, test } from 'vitest';
import { parseJson } from '../../src/http/parse-json';
import { fakeClientSecret } from '../../src/testing/fake-keepnet/create-fake-keepnet';
import { createFakeClient } from '../../src/testing/fake-client';
import { text } from '../../src/testing/fake-response';
import { catchError } from '../support/catch-error';
import { HOSTILE_TOKENS } from '../../src/testing/hostile/hostile-tokens';
import { COMPANIES, outcomeOf, PAGE } from './hostile-world';
import { mutate, type Mutation, pathsOf } from '../../src/testing/hostile/mutate-json';

const TOKEN = {
  access_token: 'token-1',
  expires_in: 3600,
  token_type: 'Bearer',
  permissions: ['companies/search|POST'],
};

const mutations = pathsOf(TOKEN).flatMap((path) => [
  ...HOSTILE_TOKENS.map((token): Mutation => ({ kind: 'replace', path, token })),
  { kind: 'remove', path, token: '' } as const,
  { kind: 'add', path, token: '__proto__' } as const,
]);

test('a hostile answer to the token request gives the true total or an error', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  for (const mutation of mutations) {
    const answer = mutate(TOKEN, [mutation]);
    const answers = { '/connect/token': answer, '/api/companies/search': JSON.stringify(PAGE) };
    const outcome = await outcomeOf(answers, async (client) => (await client.monthlyUserTotal()).totalMonthlyUsers);
    if ('result' in outcome && outcome.result === '110') continue;
    const isNeeded = mutation.path.length === 0 || mutation.path[0] === 'access_token';
    if ('refused' in outcome && (isNeeded || parseJson(answer).kind !== 'json')) continue;
    wrong.push(
      `${mutation.kind} ${mutation.path.join('.')} ${mutation.token.slice(0, 40)}: ${JSON.stringify(outcome)}`,
    );
  }
  expect(wrong).toEqual([]);
});

test.each(['a\r\nx-evil: 1', 'a b', 'ä', 'a\u0000', 'a\u2028b', '', 'x'.repeat(40_000)])(
  'a token that could not stand in a header is none: %j',
  async (token) => {
    const answer = text(200, JSON.stringify({ access_token: token }));
    const { client, keepnet } = createFakeClient({ companies: COMPANIES }).answerAt('/connect/token', answer);
    const error = await catchError(client.monthlyUserTotal());
    expect(error).toMatchObject({ name: 'KeepnetResponseError' });
    expect(String(error)).not.toContain(fakeClientSecret);
    expect(keepnet.transport.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
  },
);
