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

/** It affects how companies are created, so it lasts as long as the server runs. */
export const HOSTILE_NAMES = 'hostile-names';

/** Servers with fewer features, with different rows, or with a list that moves. */
export const SEARCH_SCENARIOS: readonly ScenarioDefinition[] = [
  refused('no-filter', 'Filter items other than the month are'),
  lasting('ignore-filter', 'Filter items other than the month are ignored: the result has rows that do not match'),
  lasting('no-over-limit-flag', 'isTargetUserCountExceededLimit is ignored'),
  refused('refuse-over-limit-flag', 'isTargetUserCountExceededLimit is'),
  lasting(
    'selection-loses-rows',
    'Some of the companies that match filter items or the over-limit flag are not listed',
  ),
  refused('no-month', 'The month selection is'),
  lasting('no-early-months', 'Months before 2025-12 are refused with 400'),
  lasting('months-to-come', 'A future month works like any other'),
  lasting('null-outside-months', 'Months before 2025-12 and future months have null for Monthly Users'),
  lasting('ignore-month', 'Any month is accepted and ignored: Monthly Users are always those of the current month'),
  lasting('check-and-ignore-month', 'The same, but months before 2025-12 and future months are refused with 400'),
  lasting(
    'month-selects-rows',
    'A month lists the companies with users in it, but with the user counts of the current month',
  ),
  lasting('month-drops-zero', 'The month selection also drops companies without users in that month'),
  lasting('unsorted', 'orderBy is ignored: rows are in an arbitrary order'),
  lasting('ignore-ascending', 'ascending is ignored: the smallest value always comes first'),
  lasting('nulls-last', 'Rows without the sort value come last in ascending order'),
  lasting('unstable-order', 'Equal rows have a different order in every response'),
  lasting('date-iso', 'Dates as 2026-11-20T08:30:00.000Z'),
  lasting('date-iso-offset', 'Dates as 2026-11-20T11:30:00+03:00'),
  lasting('date-year-first', 'Dates as 2026/11/20 08:30'),
  lasting('date-day-first', 'Dates as 20/11/2026 08:30'),
  lasting('date-month-first', 'Dates as 11/20/2026 08:30 AM'),
  lasting('date-filter-midnight', 'A date in a filter means its exact time, or midnight if it has none (the default)'),
  lasting('date-filter-whole-day', 'A date in a filter means the whole day'),
  lasting('renewal-with-time', 'Renewal dates have a time of day'),
  lasting('renewal-without-time', 'Renewal dates have no time part at all'),
  lasting(
    'renewal-placeholders',
    'A missing renewal date is 0001-01-01, 1753-01-01, 1970-01-01 or 9999-12-31 instead of null',
  ),
  paging('insert-while-paging', 'A company created now is added'),
  paging('insert-old-while-paging', 'A company with an old creation date is added: rows shift to later pages'),
  paging('delete-while-paging', 'The oldest company is deleted: rows shift to earlier pages'),
  paging('swap-while-paging', 'The oldest company is deleted and a new one added: the count stays the same'),
  paging('duplicated-page', 'A page repeats the rows of the page before it'),
  sized('page-cap', 40, 'A page has at most this many rows, and the response says so'),
  sized('unclear-cap', 30, 'A page has at most this many rows, but the response repeats the requested size'),
  sized('smallest-page', 50, 'A smaller pageSize is refused with a 400 that names PageSize'),
  sized('largest-page', 40, 'A larger pageSize is refused with a 400 that names PageSize'),
  sized('large-page-fails', 1000, 'For a larger pageSize, a proxy returns 504, as if the request took too long'),
  lasting('clustered', 'Rows nest under their reseller within their page, although not requested'),
  lasting('clustered-whole', 'Rows nest in the whole list: pages and the total count only the outer rows'),
  lasting('null-results', 'An empty page has null instead of an empty list'),
  lasting('empty-search', 'The search lists nothing, but the export lists every company'),
  lasting('huge-total', 'The search says that it has 1,000,000,000,000 companies'),
  lasting('missing-field', 'One row of every page lacks monthlyActiveUserCount'),
  lasting('double-field', 'Rows name monthlyActiveUserCount twice; the second is the right one'),
  lasting(HOSTILE_NAMES, 'Names contain formulas, tags, quotes and line breaks'),
  lasting('twin-resellers', 'Reseller names differ in blanks, no-break spaces and letter case from row to row'),
  lasting(
    'older-server',
    'Rows lack inactiveTargetUserCount and deletedTargetUserCount; pages lack the over-limit count',
  ),
  lasting('newer-server', 'Rows have the fields that the newest console reads: modules, training and vendors'),
  lasting('resource-id', 'Rows name their id resourceId, and have License Limit as a number'),
  lasting('extra-fields', 'Rows and envelopes have unknown fields'),
  lasting('quickstart-envelope', 'Envelopes are { isSuccess, data, messages }'),
  lasting('upper-case-envelope', 'Envelope names begin with a capital letter'),
  lasting('bare-answers', 'Envelopes have only data, and pages have no page number or size'),
];
