import { EARLIER_MONTHS, EXPORT_TOTALS, READ_ONCE, SCANS, WITH_DATES } from './operation-groups';
import { OPERATIONS } from './operations';

/**
 * The operations that do not get an exact answer, by what they get instead: the class of the KeepnetError, or
 * `mixed`, an answer that was never true. Every operation that is not named is exact.
 */
export type Expectation = Readonly<Record<string, readonly string[]>>;

const EXACT: Expectation = {};
const everythingBut = (...exceptions: string[]): string[] =>
  OPERATIONS.map(({ name }) => name).filter((name) => !exceptions.includes(name));

/** What each scenario comes to when the companies fill six pages. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  none: EXACT,

  'short-lived-token': EXACT,
  // Four requests at once may use up even the token that was renewed for them.
  'few-uses-token': {
    'exact or KeepnetAuthenticationError': everythingBut('getCompany', 'checkCredentials'),
  },
  'few-uses-token:9': EXACT,
  'revoked-token': EXACT,
  'status-306': EXACT,
  'not-a-reseller': { KeepnetPermissionError: everythingBut('checkCredentials') },
  // What asks once never meets the second answer, which is the one that goes wrong.
  'privacy-error': {
    KeepnetPermissionError: everythingBut(
      ...['overLimit', 'file overLimit csv', 'file overLimit excel'],
      ...['getCompany', 'checkCredentials'],
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
  // Lists and files take it for a server that cannot filter, and read in another way; of the file of all companies it is
  // the count at the end.
  'input-error': {
    KeepnetInvalidRequestError: [
      ...['total 2026-11', 'total 2026-11 strict', 'total 2026-11 from the export', 'total 2026-11 by reseller'],
      ...['total 2026-10', 'total 2026-10 strict', 'total 2026-10 from the export', 'total 2026-10 by reseller'],
      ...['compareMonths', 'overLimit strict', 'expired strict', 'renewals strict'],
      ...['file all csv', 'file overLimit csv 2026-10', 'file overLimit excel 2026-10', 'search all', 'search 2026-10'],
    ],
  },
  reset: EXACT,
  truncated: EXACT,
  'slow:20': EXACT,

  'no-filter': EXACT,
  'no-filter-soft': EXACT,
  'ignore-filter': EXACT,
  'no-over-limit-flag': EXACT,
  'no-month': { KeepnetInvalidRequestError: EARLIER_MONTHS },
  'ignore-month': { KeepnetInvalidRequestError: EARLIER_MONTHS },
  'month-drops-zero': EXACT,
  'no-sort': EXACT,
  unsorted: EXACT,
  'renewal-date-only': EXACT,
  'nulls-last': EXACT,
  'date-iso': EXACT,
  'date-iso-offset': EXACT,
  'date-year-first': EXACT,
  // 04/05 is a day in April or in May: without the setting, nobody guesses.
  'date-day-first': { KeepnetResponseError: WITH_DATES },
  'date-month-first': { KeepnetResponseError: WITH_DATES },
  'date-filter-midnight': EXACT,
  'date-filter-whole-day': EXACT,
  'renewal-with-time': EXACT,
  'renewal-without-time': EXACT,
  'insert-while-paging': EXACT,
  'insert-while-paging:always': { KeepnetConsistencyError: SCANS },
  'insert-old-while-paging': EXACT,
  'insert-old-while-paging:always': { KeepnetConsistencyError: SCANS },
  // A search that is given out as it is read cannot take back the company that went.
  'delete-while-paging': { KeepnetConsistencyError: ['search all', 'search 2026-10'] },
  'delete-while-paging:always': { KeepnetConsistencyError: SCANS },
  // The one allowed exception: the count stays, and what reads once cannot see it. A total reads once, too, but the
  // page that it looks at beside it holds all companies of so small a tenant.
  'swap-while-paging': { mixed: READ_ONCE },
  'swap-while-paging:always': {
    'mixed or KeepnetConsistencyError': READ_ONCE,
    KeepnetConsistencyError: [
      ...['total 2026-11', 'total 2026-11 strict', 'total 2026-11 by reseller'],
      ...['total 2026-10', 'total 2026-10 strict', 'total 2026-10 from the export', 'total 2026-10 by reseller'],
      ...['compareMonths', 'overLimit strict', 'expired strict', 'renewals strict'],
      ...[
        'file all csv 2026-10',
        'file overLimit csv 2026-10',
        'file expired csv 2026-10',
        'file renewals csv 2026-10',
      ],
      ...['file all excel 2026-10', 'file overLimit excel 2026-10'],
    ],
  },
  'duplicated-page': EXACT,
  'duplicated-page:always': { KeepnetConsistencyError: SCANS },
  'unclear-cap': EXACT,
  clustered: EXACT,
  'null-results': EXACT,
  'missing-field': {
    KeepnetResponseError: everythingBut(
      ...['total 2026-11 from the export', 'file all csv', 'file all excel', 'getCompany', 'checkCredentials'],
    ),
  },
  'older-server': EXACT,
  'resource-id': EXACT,
  'extra-fields': EXACT,
  'quickstart-envelope': EXACT,
  'upper-case-envelope': EXACT,

  'export-error': { KeepnetApiError: EXPORT_TOTALS },
  'export-error-400': { KeepnetInvalidRequestError: EXPORT_TOTALS },
  'export-ignores-filter': EXACT,
  'export-ignores-month': {
    KeepnetConsistencyError: ['total 2026-10 strict', 'total 2026-10 from the export'],
  },
  // Bytes that were handed on cannot be asked for again.
  'export-truncated': { KeepnetConnectionError: ['file all csv'] },
  // All other files are shown to be whole before they are given; this one as it ends.
  'export-missing-rows': { KeepnetConsistencyError: [...EXPORT_TOTALS, 'file all csv'] },
  'export-semicolon': EXACT,
  'export-tab': EXACT,
  'export-bom': EXACT,
  'export-user-limit': EXACT,
  'export-extra-columns': EXACT,
  'export-missing-column': { KeepnetResponseError: EXPORT_TOTALS },
  'huge-export:2': EXACT,
};

/** The expected outcome of every operation. */
export function expectedOutcomes(expectation: Expectation): Record<string, string> {
  const named = Object.entries(expectation).flatMap(([outcome, names]) =>
    names.map((name) => [name, outcome] as const),
  );
  const unknown = named.filter(([name]) => !OPERATIONS.some((operation) => operation.name === name));
  if (unknown.length > 0) throw new Error(`There is no operation ${unknown.map(([name]) => name).join(', ')}.`);
  const byName = new Map(named);
  return Object.fromEntries(OPERATIONS.map(({ name }) => [name, byName.get(name) ?? 'exact']));
}
