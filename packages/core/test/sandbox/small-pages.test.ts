import { SCENARIOS } from '@keepnet-workflows/sandbox';
import { afterAll, describe, expect, test } from 'vitest';

import { EXPECTATIONS, expectedOutcomes } from './expectations';
import { type Matrix, startMatrix } from './matrix';

const SETTINGS = { pageSize: 60 };
const TIMEOUT_MS = 30_000;

const matrix: Matrix = await startMatrix();
afterAll(() => matrix.close());

/** The outcomes as they are expected where they are among the expected ones, and as they are elsewhere. */
function settled(outcomes: Record<string, string>, expected: Record<string, string>): Record<string, string> {
  const entries = Object.entries(outcomes).map(([name, outcome]) => {
    const kind = outcome.startsWith('WRONG') ? 'mixed' : outcome;
    const allowed = expected[name] ?? '';
    return [name, allowed.split(' or ').includes(kind) ? allowed : outcome];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

test('no scenario of the sandbox is left out', () => {
  const wanted = SCENARIOS.flatMap(({ name, kind }) =>
    kind === 'paging' || name === 'duplicated-page' ? [name, `${name}:always`] : [name],
  );
  // Two are asked for in a smaller size than their own: they differ by time and size alone.
  const listed = Object.keys(EXPECTATIONS).map((scenario) => scenario.replace(/^(slow|huge-export):\d+$/, '$1'));
  expect(wanted.filter((name) => !listed.includes(name))).toEqual([]);
});

test('an answer that was never true is expected of the swap alone', () => {
  const mixed = Object.entries(EXPECTATIONS).filter(([, expectation]) => /mixed/.test(Object.keys(expectation).join()));
  expect(mixed.map(([scenario]) => scenario)).toEqual(['swap-while-paging', 'swap-while-paging:always']);
});

describe('gives the truth before or after, or refuses, on many pages', () => {
  test.each(Object.entries(EXPECTATIONS))('under %s', { timeout: TIMEOUT_MS }, async (scenario, expectation) => {
    const expected = expectedOutcomes(expectation);
    const outcomes = await matrix.run(scenario, SETTINGS, 'own');
    expect(settled(outcomes, expected)).toEqual(expected);
  });

  test.each([
    ['date-day-first', 'DD/MM/YYYY'],
    ['date-month-first', 'MM/DD/YYYY'],
  ] as const)('under %s with the setting %s', { timeout: TIMEOUT_MS }, async (scenario, dateFormat) => {
    const outcomes = await matrix.run(scenario, { ...SETTINGS, dateFormat }, 'own');
    expect(outcomes).toEqual(expectedOutcomes({}));
  });
});
