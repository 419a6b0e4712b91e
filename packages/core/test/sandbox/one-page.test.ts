import { afterAll, expect, test } from 'vitest';

import { EXPECTATIONS, expectedOutcomes } from './expectations';
import { type Matrix, startMatrix } from './matrix';

const matrix: Matrix = await startMatrix();
afterAll(() => matrix.close());

// Nothing moves within one page, and what a server refused is remembered from one operation to the next: so an
// operation may be exact that is refused on many pages, and a refusal of the scenario may hit another operation.
test.each(Object.entries(EXPECTATIONS))(
  'one client gives the truth before or after, or refuses, on one page under %s',
  { timeout: 30_000 },
  async (scenario, expectation) => {
    const refusals = Object.keys(expectation)
      .flatMap((outcome) => outcome.split(' or '))
      .filter((outcome) => outcome !== 'mixed');
    const outcomes = await matrix.run(scenario, { pageSize: 1000 }, 'same');
    const others = Object.entries(outcomes).filter(([, outcome]) => !['exact', ...refusals].includes(outcome));
    expect(Object.keys(outcomes)).toEqual(Object.keys(expectedOutcomes({})));
    expect(others).toEqual([]);
  },
);
