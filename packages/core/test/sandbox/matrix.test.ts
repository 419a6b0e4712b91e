import { isDeepStrictEqual } from 'node:util';
import { buildSandbox, SCENARIOS } from '@keepnet-workflows/sandbox';
import { describe, expect, test } from 'vitest';

import { type ClientSettings, type KeepnetClient, KeepnetError } from '../../src';

import { type Expectation, EXPECTATIONS, KEEPNETS_OWN } from './expectations';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';
import { lookAt, TODAY } from './true-companies';
import { createVirtualClients } from './virtual-clients';

// Every operation is asked under every scenario of the sandbox. Its answer must be what the sandbox itself says was true before
// the operation or is true after it. expectations.ts names what is refused instead.

/** Six pages of the companies: so the server's filters and orders are used, and pages shift. */
const SMALL_PAGES = { pageSize: 20 };
const app = buildSandbox({ companies: 105, today: TODAY, scenario: 'hostile-names' });
const { sandbox } = app;
const clients = createVirtualClients(app);

/**
 * What becomes of an operation: `exact`, the class of the KeepnetError that it was refused with, and for all else a text
 * that begins with `WRONG` and holds both answers.
 */
async function outcomeOf({ name, ask, truth }: Operation, client: KeepnetClient, scenario: string): Promise<string> {
  const before = lookAt(sandbox, scenario);
  const { version } = sandbox.world;
  let answer: unknown;
  try {
    answer = await ask(client, before);
  } catch (error) {
    if (KeepnetError.isInstance(error)) return error.name;
    throw new Error(`${name} failed with something else than a KeepnetError.`, { cause: error });
  }
  const after = sandbox.world.version === version ? before : lookAt(sandbox, scenario);
  if ([before, after].some((world) => isDeepStrictEqual(truth(world), answer))) return 'exact';
  return `WRONG: ${JSON.stringify(answer).slice(0, 2000)}, and the truth is ${JSON.stringify(truth(before)).slice(0, 2000)}`;
}

/** What becomes of every operation under a scenario, each with a client of its own or all with the same. */
async function runMatrix(scenario: string, settings: ClientSettings, kind: 'own' | 'same' = 'own') {
  const outcomes: [operation: string, outcome: string][] = [];
  const create = (): KeepnetClient => clients.create(settings, /^slow.*on=export/.test(scenario));
  let client = create();
  for (const operation of OPERATIONS) {
    await clients.settle();
    // Counts from the first request again; the companies are as at the start.
    if (sandbox.world.version === 0) sandbox.setScenario(scenario);
    else sandbox.reset({ scenario });
    if (kind === 'own') client = create();
    outcomes.push([operation.name, await outcomeOf(operation, client, scenario)]);
  }
  return outcomes;
}

/** The outcomes that are not among those allowed for the operation. */
function surprises(
  outcomes: readonly (readonly [operation: string, outcome: string])[],
  allowedFor: (operation: string) => readonly string[],
): string[] {
  return outcomes.flatMap(([operation, outcome]) => {
    const wrong = KEEPNETS_OWN.includes(operation) ? 'unchecked' : 'mixed';
    const allowed = allowedFor(operation);
    const isAllowed = allowed.includes(outcome.startsWith('WRONG') ? wrong : outcome);
    return isAllowed ? [] : [`${operation} is ${outcome}, expected ${allowed.join(' or ')}`];
  });
}

const expectedBy = (expectation: Expectation) => (operation: string) =>
  Object.entries(expectation)
    .find(([, operations]) => operations.includes(operation))?.[0]
    .split(' or ') ?? ['exact'];

const TIMEOUT_MS = 120_000;

test('the expectations name operations that exist', () => {
  const names = OPERATIONS.map(({ name }) => name);
  const expected = Object.values(EXPECTATIONS).flatMap((expectation) => Object.values(expectation).flat());
  expect(expected.filter((name) => !names.includes(name))).toEqual([]);
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

describe('on many pages, every operation gives the truth before or after, or the expected error', () => {
  test.each(Object.entries(EXPECTATIONS))('under %s', { timeout: TIMEOUT_MS }, async (scenario, expectation) => {
    // A list that never stands still is read again until the budget is used up: three times are as good as ten.
    const retry = /(paging|page):always$/.test(scenario) ? { budgetMs: 1500 } : {};
    const outcomes = await runMatrix(scenario, { ...SMALL_PAGES, retry });
    expect(surprises(outcomes, expectedBy(expectation))).toEqual([]);
  });

  test.each([
    ['date-day-first', 'DD/MM/YYYY'],
    ['date-month-first', 'MM/DD/YYYY'],
  ] as const)('under %s with the setting %s', { timeout: TIMEOUT_MS }, async (scenario, dateFormat) => {
    const outcomes = await runMatrix(scenario, { ...SMALL_PAGES, dateFormat });
    expect(surprises(outcomes, () => ['exact'])).toEqual([]);
  });
});

// What fails once, or happens between two pages, is asked for on many pages alone.
const lasting = new Set(['none', ...SCENARIOS.filter(({ kind }) => kind === 'lasting').map(({ name }) => name)]);
const LASTING = Object.entries(EXPECTATIONS).filter(([scenario]) =>
  lasting.has(/^[a-z0-9-]+/.exec(scenario)?.[0] ?? ''),
);

// One client remembers what the server refused. So an operation may succeed here that fails on many pages, and a refusal may
// hit another operation.
test.each(LASTING)(
  'on one page, one client gives the truth before or after, or refuses, under %s',
  { timeout: TIMEOUT_MS },
  async (scenario, expectation) => {
    const kinds = Object.keys(expectation).flatMap((outcome) => outcome.split(' or '));
    // Only an empty search is as wrong on one page as on many.
    const allowed = ['exact', ...kinds.filter((kind) => kind !== 'mixed' || scenario === 'empty-search')];
    // The largest pages that a client asks for unless told otherwise.
    const outcomes = await runMatrix(scenario, {}, 'same');
    expect(surprises(outcomes, () => allowed)).toEqual([]);
  },
);
