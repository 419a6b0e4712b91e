import type { ScenarioDefinition } from './scenario-definition';

const lasting = (name: string, description: string): ScenarioDefinition => ({ name, kind: 'lasting', description });
const paging = (name: string, description: string): ScenarioDefinition => ({ name, kind: 'paging', description });
const refused = (name: string, what: string): ScenarioDefinition => ({
  ...lasting(name, `${what} refused with INPUT_ERROR and this status`),
  parameter: { meaning: 'status', fallback: 400 },
});
const sized = (name: string, fallback: number, description: string): ScenarioDefinition => ({
  ...lasting(name, description),
  parameter: { meaning: 'rows', fallback },
});

/** It makes the companies, so it holds for as long as the server runs. */
export const HOSTILE_NAMES = 'hostile-names';

/** Servers that can do less, write rows in another way, or have a list that moves. */
export const SEARCH_SCENARIOS: readonly ScenarioDefinition[] = [
  refused('no-filter', 'Filter items other than the month are'),
  lasting('ignore-filter', 'Filter items other than the month are ignored: rows come that do not match'),
  lasting('no-over-limit-flag', 'isTargetUserCountExceededLimit is ignored'),
  refused('refuse-over-limit-flag', 'isTargetUserCountExceededLimit is'),
  lasting(
    'selection-loses-rows',
    'Some of the companies that match filter items or the over-limit flag are not listed',
  ),
  refused('no-month', 'The month selection is'),
  lasting('no-early-months', 'Months before 2025-12 are refused with 400'),
  lasting('months-to-come', 'A month to come is answered like any other'),
  lasting('null-outside-months', 'Months before 2025-12 and months to come have null for Monthly Users'),
  lasting('ignore-month', 'Any month is taken and ignored: Monthly Users are always those of the current month'),
  lasting('check-and-ignore-month', 'The same, but months before 2025-12 and months to come are refused with 400'),
  lasting('month-selects-rows', 'A month lists the companies with users in it, with those of the current month'),
  lasting('month-drops-zero', 'The month selection also drops companies without users in that month'),
  lasting('unsorted', 'orderBy is ignored: rows come in an order of their own'),
  lasting('ignore-ascending', 'ascending is ignored: the smallest value always comes first'),
  lasting('nulls-last', 'Rows without the value that is sorted by come last when ascending'),
  lasting('unstable-order', 'Rows that compare as equal have another order in every answer'),
  lasting('date-iso', 'Dates as 2026-11-20T08:30:00.000Z'),
  lasting('date-iso-offset', 'Dates as 2026-11-20T11:30:00+03:00'),
  lasting('date-year-first', 'Dates as 2026/11/20 08:30'),
  lasting('date-day-first', 'Dates as 20/11/2026 08:30'),
  lasting('date-month-first', 'Dates as 11/20/2026 08:30 AM'),
  lasting('date-filter-midnight', 'A date in a filter means its instant, midnight without a time (the default)'),
  lasting('date-filter-whole-day', 'A date in a filter means the whole day'),
  lasting('renewal-with-time', 'Renewal dates have a time of day'),
  lasting('renewal-without-time', 'Renewal dates have no time part at all'),
  lasting('renewal-placeholders', 'No renewal date is 0001-01-01, 1753-01-01, 1970-01-01 or 9999-12-31, not null'),
  paging('insert-while-paging', 'A company created just now is added'),
  paging('insert-old-while-paging', 'A company with an old creation date is added: rows shift to later pages'),
  paging('delete-while-paging', 'The company that was created first is deleted: rows shift to earlier pages'),
  paging('swap-while-paging', 'The company that was created first is deleted and a new one added: the count stays'),
  paging('duplicated-page', 'A page repeats the rows of the page before it'),
  sized('page-cap', 40, 'A page holds at most that many rows, and the answer says so'),
  sized('unclear-cap', 30, 'A page holds at most that many rows, while the answer says what was asked for'),
  sized('smallest-page', 50, 'A smaller pageSize is refused with a 400 that names PageSize'),
  sized('largest-page', 40, 'A larger pageSize is refused with a 400 that names PageSize'),
  sized('large-page-fails', 1000, 'A larger pageSize is answered by a proxy with 504, as if it took too long'),
  lasting('clustered', 'Rows nest under their reseller although nobody asked, within their page'),
  lasting('clustered-whole', 'Rows nest in the whole list: pages hold, and the total counts, the outer rows'),
  lasting('null-results', 'An empty page has null instead of an empty list'),
  lasting('empty-search', 'The search lists nothing, while the export lists every company'),
  lasting('huge-total', 'The search says that it has 1,000,000,000,000 companies'),
  lasting('missing-field', 'One row of every page lacks monthlyActiveUserCount'),
  lasting('double-field', 'Rows name monthlyActiveUserCount twice; the second is the right one'),
  lasting(HOSTILE_NAMES, 'Names have formulas, tags, quotes and line breaks: from the start to the end, or not at all'),
  lasting('twin-resellers', 'Reseller names differ in blanks, no-break spaces and letter case from row to row'),
  lasting('older-server', 'Rows lack inactiveTargetUserCount and deletedTargetUserCount, pages the over-limit count'),
  lasting('newer-server', 'Rows have the fields that the newest console reads: modules, training and vendors'),
  lasting('resource-id', 'Rows name their id resourceId, and have License Limit as a number'),
  lasting('extra-fields', 'Rows and envelopes have fields that nobody knows'),
  lasting('quickstart-envelope', 'Envelopes are { isSuccess, data, messages }'),
  lasting('upper-case-envelope', 'Envelope names begin with a capital letter'),
  lasting('bare-answers', 'Envelopes have data alone, and pages do not say which page of what size they are'),
];
