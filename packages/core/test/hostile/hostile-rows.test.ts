import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_TOKENS } from '../../src/testing/hostile/hostile-tokens';
import { outcomeOf, PAGE } from './hostile-world';
import { isJson, mutate, type Mutation, pathsOf } from '../../src/testing/hostile/mutate-json';
import { type Row, totalOf } from './naive-reading';

const inRows = pathsOf(PAGE).filter((path) => path[1] === 'results' && path.length === 4);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'repeat'),
  path: fc.constantFrom(...inRows),
  token: fc.oneof(
    fc.constantFrom(...HOSTILE_TOKENS.filter((token) => token.length < 1000 && isJson(token))),
    fc.json({ maxDepth: 3 }),
    fc.double().map((number) => JSON.stringify(number)),
    fc.nat().map(String),
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  ),
});

test('rows with several hostile places give the total that they tell or an error', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const answer = mutations.reduce<unknown>((page, one) => JSON.parse(mutate(page, [one])) as unknown, PAGE);
      const text = JSON.stringify(answer);
      const outcome = await outcomeOf({ '/api/companies/search': text }, async (client) => {
        return (await client.monthlyUserTotal()).totalMonthlyUsers;
      });
      const total = totalOf((answer as typeof PAGE).data.results as unknown as Row[]);
      if ('result' in outcome) expect(outcome.result).toBe(String(total));
      else expect(outcome).toHaveProperty('refused');
    }),
    { numRuns: 800 },
  );
});

test('a search answer that is cut at any byte gives no total', { timeout: 60_000 }, async () => {
  const text = JSON.stringify(PAGE);
  const wrong: number[] = [];
  for (let length = 0; length < text.length; length += 5) {
    const outcome = await outcomeOf({ '/api/companies/search': text.slice(0, length) }, (client) =>
      client.monthlyUserTotal(),
    );
    if (!('refused' in outcome)) wrong.push(length);
  }
  expect(wrong).toEqual([]);
});
