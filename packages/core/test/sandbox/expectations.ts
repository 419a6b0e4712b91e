import {
  COUNTED,
  COUNTED_EARLIER,
  EARLIER_MONTHS,
  KEEPNETS_OWN,
  READ_ONCE,
  SCANS,
  SELECTED,
  STRICT_COUNTS,
  WITH_DATES,
} from './operation-groups';
import { OPERATIONS } from './operations';

/**
 * The operations that do not get an exact answer, by what they get instead: the class of the KeepnetError; `mixed`, an
 * answer that was never true; or `unchecked`, Keepnet's own file with what is wrong in it. Every operation that is not named is
 * exact.
 */
export type Expectation = Readonly<Record<string, readonly string[]>>;

const EXACT: Expectation = {};
const everythingBut = (...exceptions: string[]): string[] =>
  OPERATIONS.map(({ name }) => name).filter((name) => !exceptions.includes(name));
const but = (names: readonly string[], ...exceptions: string[]): string[] =>
  names.filter((name) => !exceptions.includes(name));

const [OWN_FILE, OWN_FILE_OF_MONTH] = KEEPNETS_OWN as [string, string];
const OF_KEEPNET = { unchecked: KEEPNETS_OWN };
const WITHOUT_EXPORT = { KeepnetConsistencyError: STRICT_COUNTS };

/** What each scenario comes to when the companies fill six pages. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  none: EXACT,

  'short-lived-token': EXACT,
  // Four requests at once may use up even the token that was renewed for them.
  'few-uses-token': {
    'exact or KeepnetAuthenticationError': everythingBut('getCompany', 'checkCredentials', ...KEEPNETS_OWN),
  },
  'few-uses-token:9': EXACT,
  'revoked-token': EXACT,
  'status-306': EXACT,
  'not-a-reseller': { KeepnetPermissionError: everythingBut('checkCredentials') },
  // What asks once never meets the second answer, which is the one that goes wrong.
  'privacy-error': {
    KeepnetPermissionError: everythingBut(
      ...['getCompany', 'checkCredentials', 'search the five newest', ...KEEPNETS_OWN],
    ),
  },
  'rate-limit': EXACT,
  'rate-limit-seconds': EXACT,
  'rate-limit-date': EXACT,
  'rate-limit-forever': { KeepnetRateLimitError: everythingBut() },
  'server-error': EXACT,
  'server-error-forever': { KeepnetApiError: everythingBut() },
  unavailable: EXACT,
  'bad-gateway': EXACT,
  html: EXACT,
  'empty-body': EXACT,
  'soft-error': EXACT,
  // What is refused once is taken for a server that cannot select. Of a month the second request is one of those that go out at
  // once: of which one is chance.
  'input-error': {
    KeepnetInvalidRequestError: [
      ...['overLimit strict', 'expired strict', 'renewals strict', 'file all csv', 'search all'],
      ...['search with a filter', 'search the five largest'],
    ],
    'exact or KeepnetInvalidRequestError': [
      ...['total 2026-11', 'total 2026-11 strict', 'total 2026-11 standard'],
      ...EARLIER_MONTHS,
    ],
  },
  reset: EXACT,
  truncated: EXACT,
  'slow:20': EXACT,

  'no-filter': EXACT,
  'no-filter:200': EXACT,
  'ignore-filter': EXACT,
  // Nothing shows what a selection on several pages leaves out, but a company of the first page that belongs to it.
  'selection-loses-rows': {
    mixed: ['expired', 'file expired csv 2026-10'],
    KeepnetConsistencyError: but(SELECTED, 'expired'),
    unchecked: [OWN_FILE_OF_MONTH],
  },
  'no-over-limit-flag': { unchecked: [OWN_FILE_OF_MONTH] },
  'refuse-over-limit-flag': { KeepnetInvalidRequestError: [OWN_FILE_OF_MONTH] },
  'no-month': { KeepnetInvalidRequestError: [...EARLIER_MONTHS, OWN_FILE_OF_MONTH] },
  'no-early-months': EXACT,
  'months-to-come': EXACT,
  'null-outside-months': { KeepnetConsistencyError: EARLIER_MONTHS },
  'ignore-month': { KeepnetInvalidRequestError: EARLIER_MONTHS, unchecked: [OWN_FILE_OF_MONTH] },
  'check-and-ignore-month': { KeepnetConsistencyError: EARLIER_MONTHS, unchecked: [OWN_FILE_OF_MONTH] },
  'month-selects-rows': { KeepnetConsistencyError: EARLIER_MONTHS, unchecked: [OWN_FILE_OF_MONTH] },
  'month-selects-rows,no-early-months': { KeepnetConsistencyError: EARLIER_MONTHS, unchecked: [OWN_FILE_OF_MONTH] },
  'month-drops-zero': EXACT,
  'month-drops-zero,no-early-months': EXACT,
  unsorted: EXACT,
  'ignore-ascending': EXACT,
  'nulls-last': EXACT,
  'unstable-order': EXACT,
  'date-iso': EXACT,
  'date-iso-offset': EXACT,
  'date-year-first': EXACT,
  // 04/05 is a day in April or in May: without the setting, nobody guesses.
  'date-day-first': { KeepnetResponseError: but(WITH_DATES, 'checkCredentials') },
  'date-month-first': { KeepnetResponseError: but(WITH_DATES, 'checkCredentials') },
  'date-filter-midnight': EXACT,
  'date-filter-whole-day': EXACT,
  'renewal-with-time': EXACT,
  'renewal-without-time': EXACT,
  'renewal-placeholders': EXACT,
  'ignore-filter,renewal-placeholders': EXACT,
  'insert-while-paging': EXACT,
  'insert-while-paging:always': { KeepnetConsistencyError: SCANS },
  'insert-old-while-paging': EXACT,
  'insert-old-while-paging:always': { KeepnetConsistencyError: SCANS },
  'delete-while-paging': EXACT,
  'delete-while-paging:always': { KeepnetConsistencyError: SCANS },
  // The one allowed exception: the count stays, and what reads once cannot see it.
  'swap-while-paging': { 'exact or mixed': READ_ONCE },
  'swap-while-paging:always': {
    // Of a running month that changes each time that it is counted twice, the proof says so.
    'exact or mixed or KeepnetConsistencyError': [...READ_ONCE, 'total 2026-11'],
    'exact or KeepnetConsistencyError': but(SCANS, ...READ_ONCE, 'total 2026-11'),
  },
  'duplicated-page': EXACT,
  'duplicated-page:always': { KeepnetConsistencyError: SCANS },
  'page-cap': EXACT,
  'unclear-cap': EXACT,
  'smallest-page:50': EXACT,
  'smallest-page:5': EXACT,
  'largest-page': EXACT,
  'large-page-fails': EXACT,
  // Nested rows on several pages cannot be told to be complete; what the server selects for a list is on one page.
  clustered: { KeepnetResponseError: [...SCANS, 'file expired csv 2026-10', 'search the five newest'] },
  'clustered-whole': EXACT,
  'null-results': EXACT,
  // Nothing shows that there are companies, but the export.
  'empty-search': {
    KeepnetConsistencyError: [...COUNTED, 'getCompany 2026-10'],
    mixed: [
      ...but([...SCANS, ...SELECTED], ...COUNTED, 'file expired csv 2026-10'),
      ...['file expired csv 2026-10', 'search the five newest'],
    ],
  },
  'huge-total': { KeepnetResponseError: everythingBut('getCompany', ...KEEPNETS_OWN) },
  'missing-field': { KeepnetResponseError: everythingBut('getCompany', ...KEEPNETS_OWN) },
  'double-field': { KeepnetResponseError: everythingBut('getCompany', ...KEEPNETS_OWN) },
  'hostile-names': EXACT,
  'twin-resellers': EXACT,
  'older-server': EXACT,
  'newer-server': EXACT,
  'resource-id': EXACT,
  'extra-fields': EXACT,
  'quickstart-envelope': EXACT,
  'upper-case-envelope': EXACT,
  'bare-answers': EXACT,

  'export-error': { ...WITHOUT_EXPORT, KeepnetApiError: KEEPNETS_OWN },
  'export-error:400': { ...WITHOUT_EXPORT, KeepnetInvalidRequestError: KEEPNETS_OWN },
  'server-error:always:on=export': { ...WITHOUT_EXPORT, KeepnetApiError: KEEPNETS_OWN },
  'slow:200:always:on=export': EXACT,
  'export-first-page': { KeepnetConsistencyError: COUNTED, unchecked: [OWN_FILE] },
  'export-ignores-filter': { unchecked: [OWN_FILE_OF_MONTH] },
  'export-ignores-month': { KeepnetConsistencyError: COUNTED_EARLIER, unchecked: [OWN_FILE_OF_MONTH] },
  // A file that breaks off is asked for again, unless its bytes were handed on already.
  'export-truncated': { KeepnetConnectionError: [OWN_FILE] },
  'export-truncated:always': { ...WITHOUT_EXPORT, KeepnetConnectionError: KEEPNETS_OWN },
  // The company that was created last has no users in the earlier month: there the file lacks nothing.
  'export-missing-rows': { KeepnetConsistencyError: but(COUNTED, ...COUNTED_EARLIER), ...OF_KEEPNET },
  'export-missing-rows,unsorted': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-missing-rows,unsorted,export-total-row': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-drops-zero': { unchecked: [OWN_FILE] },
  'export-swapped-users': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-header-only': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-total-row': OF_KEEPNET,
  'export-grouped-digits': OF_KEEPNET,
  'export-other-names': OF_KEEPNET,
  'export-other-names,twin-resellers': OF_KEEPNET,
  'export-semicolon': EXACT,
  'export-tab': EXACT,
  'export-bom': EXACT,
  'export-plain-lines': EXACT,
  'export-user-limit': EXACT,
  'export-extra-columns': EXACT,
  'export-users-last': OF_KEEPNET,
  'export-missing-column': { ...WITHOUT_EXPORT, ...OF_KEEPNET },
  'huge-export:1': EXACT,
};
