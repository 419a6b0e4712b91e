import { expect, test } from 'vitest';
import { lastingScenarios, type ListServer, parseSearchRequest, searchPage } from '../src/model';
import { mainResellers } from '../src/world/awkward-companies';
import { seedCompanies } from '../src/world/seed-companies';
import { filterOf, SEARCH } from './sandbox-client';

const [seeded] = seedCompanies({
  count: 1,
  seed: 1,
  today: '2026-11-20',
  resellers: mainResellers(false),
  hostileNames: false,
});
if (seeded === undefined) throw new Error('The seed made no company.');
const company = { ...seeded, companyName: null, renewalDay: '2026-12-20', renewalTime: '23:30:00', createTime: null };

const serverWith = (zoneHours: number): ListServer => ({
  companies: [company],
  overLimitCount: 0,
  today: '2026-11-20',
  zoneHours,
  pageCap: 1000,
  turn: 1,
  selected: (_question, select) => select(),
});

test.each([
  [0, '2026-12-20T23:00:00', 1],
  [0, '2026-12-21T00:00:00', 0],
  [3, '2026-12-21T02:00:00', 1],
  [3, '2026-12-21T03:00:00', 0],
  [-5, '2026-12-20T18:00:00', 1],
  [-5, '2026-12-20T19:00:00', 0],
])('a clock %i hours east of UTC reads a date in a filter as its own', (zoneHours, from, count) => {
  const request = parseSearchRequest({ ...SEARCH, filter: filterOf([['LicenseEndDate', '>=', from]]) });
  expect(searchPage(request, serverWith(zoneHours), lastingScenarios('')).totalNumberOfRecords).toBe(count);
});

test('lists a company without a name and a date of creation, also nested', () => {
  for (const scenario of ['', 'clustered-whole', 'date-day-first']) {
    const { results } = searchPage(parseSearchRequest(SEARCH), serverWith(0), lastingScenarios(scenario));
    expect(results).toEqual([expect.objectContaining({ companyName: null, createTime: null })]);
  }
});

test('lasting scenarios have their number, and throw for one that hits single requests', () => {
  const scenarios = lastingScenarios('no-month:200,unsorted');
  expect([scenarios.valueOf('no-month'), scenarios.has('unsorted'), scenarios.has('clustered')]).toEqual([
    ...[200, true, false],
  ]);
  expect(() => lastingScenarios('rate-limit')).toThrow('Scenario "rate-limit" does not last.');
  expect(() => lastingScenarios('duplicated-page')).toThrow('does not last');
});
