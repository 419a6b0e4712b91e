import type { AbilityName, Verdict } from '../../src';

export type Expected = Partial<Record<AbilityName, Verdict>>;

/** What cannot be found out unless customers can be listed. */
export const BY_SEARCH: Expected = {
  search: 'unknown',
  pageSize: 'unknown',
  month: 'unknown',
  renewalFilter: 'unknown',
  overLimitFlag: 'unknown',
  export: 'unknown',
  dates: 'unknown',
  fields: 'unknown',
};
export const NOTHING: Expected = { token: 'refused', ...BY_SEARCH };
const NO_MONTH: Expected = { month: 'ignored' };

/** Servers on which every ability works. */
const WORKING = [
  ...['none', 'unsorted', 'clustered', 'newer-server', 'extra-fields', 'resource-id', 'quickstart-envelope'],
  ...['month-drops-zero', 'month-drops-zero,no-early-months', 'no-early-months', 'date-iso', 'date-year-first'],
  ...['export-drops-zero', 'export-total-row', 'export-semicolon', 'export-tab', 'export-bom', 'export-user-limit'],
  ...['export-extra-columns', 'page-cap:150', 'unclear-cap:150', 'short-lived-token', 'few-uses-token'],
  ...['server-error', 'rate-limit'],
];

/** The verdicts on a server with a scenario of the sandbox; what is not named works. */
export const SERVERS: Readonly<Record<string, Expected>> = {
  ...Object.fromEntries(WORKING.map((scenario) => [scenario, {}])),
  'no-month': { month: 'refused' },
  'ignore-month': NO_MONTH,
  'check-and-ignore-month': NO_MONTH,
  'month-selects-rows': NO_MONTH,
  'month-selects-rows,no-early-months': NO_MONTH,
  'no-filter': { renewalFilter: 'refused' },
  'no-filter:200': { renewalFilter: 'refused' },
  'ignore-filter': { renewalFilter: 'ignored' },
  'no-over-limit-flag': { overLimitFlag: 'ignored' },
  'refuse-over-limit-flag': { overLimitFlag: 'refused' },
  'export-error:400': { export: 'refused' },
  'export-error': { export: 'unknown' },
  'export-ignores-month': { export: 'limited' },
  'export-swapped-users': { export: 'limited' },
  'export-missing-column': { export: 'limited' },
  'page-cap:40': { pageSize: 'limited' },
  'largest-page:150': { pageSize: 'limited' },
  'large-page-fails': { pageSize: 'limited' },
  'clustered,page-cap:150': { search: 'limited' },
  'older-server': { fields: 'limited' },
  'missing-field': {
    ...{ fields: 'limited', month: 'unknown', renewalFilter: 'unknown', overLimitFlag: 'unknown', export: 'unknown' },
  },
  'date-day-first': { dates: 'limited' },
  'date-month-first': { dates: 'limited' },
  'insert-while-paging:always,page-cap:150': { search: 'unknown', export: 'unknown' },
  'not-a-reseller': { ...BY_SEARCH, token: 'limited', search: 'refused' },
  'html:always': BY_SEARCH,
  'html:always:on=token': { ...NOTHING, token: 'unknown' },
  'server-error-forever': BY_SEARCH,
  'rate-limit-forever': BY_SEARCH,
  'huge-total': BY_SEARCH,
  'empty-search': { ...BY_SEARCH, search: 'works', pageSize: 'works', export: 'limited' },
};

export const ALL_WORK = Object.fromEntries(['token', ...Object.keys(BY_SEARCH)].map((ability) => [ability, 'works']));
