import { SCENARIOS } from '@keepnet-workflows/sandbox';
import { afterAll, describe, expect, test } from 'vitest';

import type { ClientSettings } from '../../src';

import { EXPECTATIONS } from './expectations';
import { expectedOutcomes, settledOutcomes } from './expected-outcomes';
import { type Matrix, startMatrix } from './matrix';

const SETTINGS = { pageSize: 60 };
// A list that never stands still is read again until the budget is used up: three times are as good as ten.
const settingsOf = (scenario: string): ClientSettings =>
  /(paging|page):always$/.test(scenario) ? { ...SETTINGS, retry: { budgetMs: 5000 } } : SETTINGS;

const TIMEOUT_MS = 120_000;

const matrix: Matrix = await startMatrix();
afterAll(() => matrix.close());

test('no scenario of the sandbox is left out', () => {
  const wanted = SCENARIOS.flatMap(({ name, kind }) =>
    kind === 'paging' || name === 'duplicated-page' ? [name, `${name}:always`] : [name],
  );
  // Some are asked for in another size than their own.
  const listed = Object.keys(EXPECTATIONS).map((scenario) => scenario.replace(/:\d+$/, ''));
  expect(wanted.filter((name) => !listed.includes(name))).toEqual([]);
});

test('an answer that was never true is expected of lost rows, the swap and an empty search alone', () => {
  const mixed = Object.entries(EXPECTATIONS).filter(([, expectation]) => /mixed/.test(Object.keys(expectation).join()));
  expect(mixed.map(([scenario]) => scenario)).toEqual([
    'selection-loses-rows',
    'swap-while-paging',
    'swap-while-paging:always',
    'empty-search',
  ]);
});

describe('gives the truth before or after, or refuses, on many pages', () => {
  test.each(Object.entries(EXPECTATIONS))('under %s', { timeout: TIMEOUT_MS }, async (scenario, expectation) => {
    const expected = expectedOutcomes(expectation);
    const outcomes = await matrix.run(scenario, settingsOf(scenario), 'own');
    expect(settledOutcomes(outcomes, expected)).toEqual(expected);
  });

  test.each([
    ['date-day-first', 'DD/MM/YYYY'],
    ['date-month-first', 'MM/DD/YYYY'],
  ] as const)('under %s with the setting %s', { timeout: TIMEOUT_MS }, async (scenario, dateFormat) => {
    const outcomes = await matrix.run(scenario, { ...SETTINGS, dateFormat }, 'own');
    expect(outcomes).toEqual(expectedOutcomes({}));
  });
});
