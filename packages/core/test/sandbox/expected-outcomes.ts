import type { Expectation } from './expectations';
import { KEEPNETS_OWN } from './operation-groups';
import { OPERATIONS } from './operations';

/** The expected outcome of every operation. */
export function expectedOutcomes(expectation: Expectation): Record<string, string> {
  const named = Object.entries(expectation).flatMap(([outcome, names]) =>
    names.map((name) => [name, outcome] as const),
  );
  const unknown = named.filter(([name]) => !OPERATIONS.some((operation) => operation.name === name));
  if (unknown.length > 0) throw new Error(`There is no operation ${unknown.map(([name]) => name).join(', ')}.`);
  const byName = new Map(named);
  return Object.fromEntries(OPERATIONS.map(({ name }) => [name, byName.get(name) ?? 'exact']));
}

/** The outcomes as they are expected where they are among the expected ones, and as they are elsewhere. */
export function settledOutcomes(
  outcomes: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => {
      const kind = !outcome.startsWith('WRONG') ? outcome : KEEPNETS_OWN.includes(name) ? 'unchecked' : 'mixed';
      const allowed = expected[name] ?? '';
      return [name, allowed.split(' or ').includes(kind) ? allowed : outcome];
    }),
  );
}
