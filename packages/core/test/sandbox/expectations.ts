import { SCENARIOS } from '@keepnet-workflows/sandbox';

import { OPERATIONS } from './operations';

/**
 * The operations that do not get an exact answer, by what they get instead: the class of the KeepnetError; `mixed`, an
 * answer that was never true; or `unchecked`, Keepnet's own file with what is wrong in it. Every operation that is not
 * named is exact.
 */
export type Expectation = Readonly<Record<string, readonly string[]>>;

const but = (names: readonly string[], ...exceptions: string[]): string[] =>
  names.filter((name) => !exceptions.includes(name));
const EVERYTHING = OPERATIONS.map(({ name }) => name);
const named = (words: RegExp): string[] => EVERYTHING.filter((name) => words.test(name));

/** Keepnet's own files, handed on as they come. */
export const KEEPNETS_OWN = named(/of Keepnet/);
const [OWN_FILE, OWN_FILE_OF_MONTH] = KEEPNETS_OWN as [string, string];

/** Operations that ask for a month which is not the current one, and so must prove it. */
const EARLIER_MONTHS = named(/2026-10|usage|compareMonths|of a month/);

/** Operations that an export contradicts when it is wrong about an earlier month, or about the current one. */
const COUNTED_EARLIER = but(EARLIER_MONTHS, 'total 2026-10 standard', 'file expired of a month');
const COUNTED_NOW = ['total 2026-11', 'total 2026-11 strict'];
const COUNTED = [...COUNTED_NOW, ...COUNTED_EARLIER];

/** Operations that read every page of the companies; and those among them that read once. */
const SCANS = [...COUNTED_NOW, ...EARLIER_MONTHS, 'expired strict', 'file all', 'search all'];
const READ_ONCE = ['total 2026-10 standard', 'file all', 'file expired of a month', 'search all'];

/** Lists that rely on what the server selects, when it is more than a page. */
const SELECTED = ['overLimit', 'expired', 'renewals', 'file overLimit'];

const OF_KEEPNET = { unchecked: KEEPNETS_OWN };
const WITHOUT_EXPORT = { KeepnetConsistencyError: named(/^(total|file usage).* strict/) };
const UNUSABLE_ROWS = { KeepnetResponseError: but(EVERYTHING, 'getCompany', ...KEEPNETS_OWN) };
const WRONG_MONTHS = { KeepnetConsistencyError: EARLIER_MONTHS, unchecked: [OWN_FILE_OF_MONTH] };
// 04/05 is a day in April or in May: without the setting, nobody guesses. Totals and comparisons read no dates.
const UNCLEAR_DATES = {
  KeepnetResponseError: but(EVERYTHING, ...named(/^total|compareMonths|checkCredentials/), ...KEEPNETS_OWN),
};

/** Scenarios whose own size would take too long, or would make no difference with pages of this size. */
const RESIZED: Readonly<Record<string, string>> = {
  ...{ slow: 'slow:20', 'huge-export': 'huge-export:1' },
  ...{ 'page-cap': 'page-cap:13', 'unclear-cap': 'unclear-cap:10' },
  ...{ 'smallest-page': 'smallest-page:19', 'largest-page': 'largest-page:13' },
};

/** Every scenario of the sandbox; what happens between pages also between all of them. */
const NAMES = SCENARIOS.flatMap(({ name, kind }) =>
  kind === 'paging' ? [name, `${name}:always`] : [RESIZED[name] ?? name],
);

/** Sizes and combinations that are exact, too. */
const MORE = [
  ...['none', 'few-uses-token:9', 'no-filter:200', 'month-drops-zero,no-early-months', 'smallest-page:5'],
  ...['ignore-filter,renewal-placeholders', 'slow:50:always:on=export'],
];

/** What is not exact when the companies fill six pages. */
const EXCEPTIONS: Readonly<Record<string, Expectation>> = {
  // Four requests at once may use up even the token that was renewed for them.
  'few-uses-token': {
    'exact or KeepnetAuthenticationError': but(EVERYTHING, 'getCompany', 'checkCredentials', ...KEEPNETS_OWN),
  },
  'not-a-reseller': { KeepnetPermissionError: but(EVERYTHING, 'checkCredentials') },
  // What asks once never meets the second answer, which is the one that goes wrong.
  'privacy-error': {
    KeepnetPermissionError: but(
      EVERYTHING,
      'getCompany',
      'checkCredentials',
      'search the five newest',
      ...KEEPNETS_OWN,
    ),
  },
  'rate-limit-forever': { KeepnetRateLimitError: EVERYTHING },
  'server-error-forever': { KeepnetApiError: EVERYTHING },
  // What is refused once is taken for a server that cannot select. Of a month the second request is one of those that go out at
  // once: of which one is chance.
  'input-error': {
    KeepnetInvalidRequestError: ['expired strict', 'file all', 'search all'],
    'exact or KeepnetInvalidRequestError': [...COUNTED_NOW, ...EARLIER_MONTHS],
  },
  // Nothing shows what a selection on several pages leaves out, but a company of the first page that belongs to it.
  'selection-loses-rows': {
    mixed: ['expired', 'file expired of a month'],
    KeepnetConsistencyError: but(SELECTED, 'expired'),
    unchecked: [OWN_FILE_OF_MONTH],
  },
  'no-over-limit-flag': { unchecked: [OWN_FILE_OF_MONTH] },
  'refuse-over-limit-flag': { KeepnetInvalidRequestError: [OWN_FILE_OF_MONTH] },
  'no-month': { KeepnetInvalidRequestError: [...EARLIER_MONTHS, OWN_FILE_OF_MONTH] },
  'null-outside-months': { KeepnetConsistencyError: EARLIER_MONTHS },
  'ignore-month': { KeepnetInvalidRequestError: EARLIER_MONTHS, unchecked: [OWN_FILE_OF_MONTH] },
  'check-and-ignore-month': WRONG_MONTHS,
  'month-selects-rows': WRONG_MONTHS,
  'month-selects-rows,no-early-months': WRONG_MONTHS,
  'date-day-first': UNCLEAR_DATES,
  'date-month-first': UNCLEAR_DATES,
  'insert-while-paging:always': { KeepnetConsistencyError: SCANS },
  'insert-old-while-paging:always': { KeepnetConsistencyError: SCANS },
  'delete-while-paging:always': { KeepnetConsistencyError: SCANS },
  // The one allowed exception: the count stays, and what reads once cannot see it.
  'swap-while-paging': { 'exact or mixed': READ_ONCE },
  'swap-while-paging:always': {
    // Of a running month that changes each time that it is counted twice, the proof says so.
    'exact or mixed or KeepnetConsistencyError': [...READ_ONCE, 'total 2026-11'],
    'exact or KeepnetConsistencyError': but(SCANS, ...READ_ONCE, 'total 2026-11'),
  },
  'duplicated-page:always': { KeepnetConsistencyError: SCANS },
  // Nested rows on several pages cannot be told to be complete; what the server selects for a list is on one page.
  clustered: { KeepnetResponseError: [...SCANS, 'search the five newest'] },
  // Nothing shows that there are companies, but the export.
  'empty-search': {
    KeepnetConsistencyError: COUNTED,
    mixed: [...but([...SCANS, ...SELECTED], ...COUNTED), 'search the five newest'],
  },
  'huge-total': UNUSABLE_ROWS,
  'missing-field': UNUSABLE_ROWS,
  'double-field': UNUSABLE_ROWS,
  'export-error': { ...WITHOUT_EXPORT, KeepnetApiError: KEEPNETS_OWN },
  'export-error:400': { ...WITHOUT_EXPORT, KeepnetInvalidRequestError: KEEPNETS_OWN },
  'server-error:always:on=export': { ...WITHOUT_EXPORT, KeepnetApiError: KEEPNETS_OWN },
  'export-first-page': { KeepnetConsistencyError: COUNTED, unchecked: [OWN_FILE] },
  'export-ignores-filter': { unchecked: [OWN_FILE_OF_MONTH] },
  'export-ignores-month': { KeepnetConsistencyError: COUNTED_EARLIER, unchecked: [OWN_FILE_OF_MONTH] },
  // A file that breaks off is asked for again, unless its bytes were handed on already.
  'export-truncated,huge-export:1': { KeepnetConnectionError: KEEPNETS_OWN },
  'export-truncated:always': { ...WITHOUT_EXPORT, KeepnetConnectionError: KEEPNETS_OWN },
  'export-missing-rows': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-missing-rows,export-total-row': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-drops-zero': { unchecked: [OWN_FILE] },
  'export-swapped-users': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-header-only': { KeepnetConsistencyError: COUNTED, ...OF_KEEPNET },
  'export-total-row': OF_KEEPNET,
  'export-grouped-digits': OF_KEEPNET,
  'export-other-names': OF_KEEPNET,
  'export-other-names,twin-resellers': OF_KEEPNET,
  'export-users-last': OF_KEEPNET,
  'export-missing-column': { ...WITHOUT_EXPORT, ...OF_KEEPNET },
};

/** What each scenario gives when the companies fill six pages: every operation is exact, except for EXCEPTIONS. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  ...Object.fromEntries([...NAMES, ...MORE].map((scenario) => [scenario, {}])),
  ...EXCEPTIONS,
};
