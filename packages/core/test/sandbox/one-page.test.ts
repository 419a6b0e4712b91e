import { SCENARIOS } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import { EXPECTATIONS } from './expectations';
import { expectedOutcomes, settledOutcomes } from './expected-outcomes';
import { runMatrix } from './matrix';
import { OPERATIONS } from './operations';

// What a server refused is remembered from one operation to the next: so an operation may be exact that is refused on many
// pages, and a refusal of the scenario may hit another operation.
// What fails once or happens between two pages is asked for on many pages.
const lasting = new Set(['none', ...SCENARIOS.filter(({ kind }) => kind === 'lasting').map(({ name }) => name)]);
const ROWS = Object.entries(EXPECTATIONS).filter(([scenario]) => lasting.has(/^[a-z0-9-]+/.exec(scenario)?.[0] ?? ''));

test.each(ROWS)(
  'one client gives the truth before or after, or refuses, on one page under %s',
  { timeout: 120_000 },
  async (scenario, expectation) => {
    const kinds = Object.keys(expectation).flatMap((outcome) => outcome.split(' or '));
    // Only an empty search is as wrong on one page as on many.
    const allowed = ['exact', ...kinds.filter((kind) => kind !== 'mixed' || scenario === 'empty-search')];
    const expected = expectedOutcomes({ [allowed.join(' or ')]: OPERATIONS.map(({ name }) => name) });
    // The largest pages that a client asks for unless told otherwise.
    const outcomes = await runMatrix(scenario, {}, 'same');
    expect(settledOutcomes(outcomes, expected)).toEqual(expected);
  },
);
