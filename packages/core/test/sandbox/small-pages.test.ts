import { describe, expect, test } from 'vitest';

import type { ClientSettings } from '../../src';

import { EXPECTATIONS } from './expectations';
import { expectedOutcomes, settledOutcomes } from './expected-outcomes';
import { PAGE_SIZE, runMatrix } from './matrix';

const SETTINGS = { pageSize: PAGE_SIZE };
// A list that never stands still is read again until the budget is used up: three times are as good as ten.
const settingsOf = (scenario: string): ClientSettings =>
  /(paging|page):always$/.test(scenario) ? { ...SETTINGS, retry: { budgetMs: 5000 } } : SETTINGS;

const TIMEOUT_MS = 120_000;

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
    const outcomes = await runMatrix(scenario, settingsOf(scenario), 'own');
    expect(settledOutcomes(outcomes, expected)).toEqual(expected);
  });

  test.each([
    ['date-day-first', 'DD/MM/YYYY'],
    ['date-month-first', 'MM/DD/YYYY'],
  ] as const)('under %s with the setting %s', { timeout: TIMEOUT_MS }, async (scenario, dateFormat) => {
    const outcomes = await runMatrix(scenario, { ...SETTINGS, dateFormat }, 'own');
    expect(outcomes).toEqual(expectedOutcomes({}));
  });
});
