import type { ScenarioDefinition } from './scenario-definition';

const lasting = (name: string, description: string): ScenarioDefinition => ({ name, kind: 'lasting', description });
const paging = (name: string, description: string): ScenarioDefinition => ({ name, kind: 'paging', description });

/** Servers that can do less, write rows in another way, or have a list that moves. */
export const SEARCH_SCENARIOS: readonly ScenarioDefinition[] = [
  lasting('no-filter', 'Filter items other than the month are refused with 400'),
  lasting('no-filter-soft', 'Filter items other than the month are refused with 200 and INPUT_ERROR'),
  lasting('ignore-filter', 'Filter items other than the month are ignored: rows come that do not match'),
  lasting('no-over-limit-flag', 'isTargetUserCountExceededLimit is ignored'),
  lasting('no-month', 'The month selection is refused with 400'),
  lasting('ignore-month', 'Any month is taken and ignored: Monthly Users are always those of the current month'),
  lasting('month-drops-zero', 'The month selection also drops companies without users in that month'),
  lasting('no-sort', 'Every orderBy is refused with 400, except CreateTime'),
  lasting('unsorted', 'orderBy is ignored: rows come in an order of their own'),
  lasting('renewal-date-only', 'orderBy RenewalDate is accepted and LicenseEndDate refused'),
  lasting('nulls-last', 'Rows without a renewal date come last when ascending (otherwise first)'),
  lasting('date-iso', 'Dates as 2026-11-20T08:30:00.000Z'),
  lasting('date-iso-offset', 'Dates as 2026-11-20T11:30:00+03:00'),
  lasting('date-year-first', 'Dates as 2026/11/20 08:30'),
  lasting('date-day-first', 'Dates as 20/11/2026 08:30'),
  lasting('date-month-first', 'Dates as 11/20/2026 08:30 AM'),
  lasting('date-filter-midnight', 'A date in a filter means its instant, midnight without a time (the default)'),
  lasting('date-filter-whole-day', 'A date in a filter means the whole day'),
  lasting('renewal-with-time', 'Renewal dates have a time of day'),
  lasting('renewal-without-time', 'Renewal dates have no time part at all'),
  paging('insert-while-paging', 'A company created just now is added'),
  paging('insert-old-while-paging', 'A company with an old creation date is added: rows shift to later pages'),
  paging('delete-while-paging', 'The company that was created first is deleted: rows shift to earlier pages'),
  paging('swap-while-paging', 'The company that was created first is deleted and a new one added: the count stays'),
  paging('duplicated-page', 'A page repeats the rows of the page before it'),
  lasting('unclear-cap', 'Pages hold half the rows that the answer says they hold'),
  lasting('clustered', 'Rows nest under their reseller although nobody asked'),
  lasting('null-results', 'An empty page has null instead of an empty list'),
  lasting('missing-field', 'One row of every page lacks monthlyActiveUserCount'),
  lasting('older-server', 'Rows lack inactiveTargetUserCount and deletedTargetUserCount'),
  lasting('resource-id', 'Rows name their id resourceId'),
  lasting('extra-fields', 'Rows and envelopes have fields that nobody knows'),
  lasting('quickstart-envelope', 'Envelopes are { isSuccess, data, messages }'),
  lasting('upper-case-envelope', 'Envelope names begin with a capital letter'),
];
