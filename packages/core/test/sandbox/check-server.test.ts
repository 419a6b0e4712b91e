import { buildSandbox } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import type { AbilityName, ClientSettings, ServerCheck, Verdict } from '../../src';

import { TODAY } from './true-companies';
import { BASE_URL, createVirtualClients } from './virtual-clients';

type Expected = Partial<Record<AbilityName, Verdict>>;

const all = (abilities: readonly AbilityName[], verdict: Verdict): Expected =>
  Object.fromEntries(abilities.map((ability) => [ability, verdict]));

/** What cannot be found out unless customers can be listed. */
const LISTED = ['search', 'pageSize', 'month', 'renewalFilter', 'overLimitFlag', 'export', 'dates', 'fields'] as const;
const BY_SEARCH = all(LISTED, 'unknown');
const ALL_WORK = all(['token', ...LISTED], 'works');
const NOTHING: Expected = { token: 'refused', ...BY_SEARCH };
const NO_MONTH: Expected = { month: 'ignored' };

/** Servers on which every ability works. */
const WORKING = [
  ...['none', 'unsorted', 'clustered', 'newer-server', 'extra-fields', 'resource-id', 'quickstart-envelope'],
  ...['month-drops-zero', 'month-drops-zero,no-early-months', 'no-early-months', 'date-iso', 'date-year-first'],
  ...['export-drops-zero', 'export-total-row', 'export-semicolon', 'export-tab', 'export-bom', 'export-user-limit'],
  ...['export-extra-columns', 'page-cap:150', 'unclear-cap:150', 'short-lived-token', 'few-uses-token'],
  ...['server-error', 'rate-limit', 'month-drops-zero,page-cap:150'],
];

/** The verdicts on a server with a scenario of the sandbox; what is not named works. */
const SERVERS: Readonly<Record<string, Expected>> = {
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
  'missing-field': { ...all(['month', 'renewalFilter', 'overLimitFlag', 'export'], 'unknown'), fields: 'limited' },
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

const app = buildSandbox({ companies: 160, today: TODAY });

async function check(scenario: string, settings?: ClientSettings, clientSecret?: string) {
  app.sandbox.reset({ scenario });
  const server = await createVirtualClients(app, clientSecret).create(settings).checkServer();
  return { server, requests: app.sandbox.journal.list() };
}

const verdictsOf = ({ abilities }: ServerCheck): Expected =>
  Object.fromEntries(abilities.map(({ ability, verdict }) => [ability, verdict]));

const detailOf = ({ abilities }: ServerCheck, name: AbilityName): string =>
  abilities.find(({ ability }) => ability === name)?.detail ?? '';

test.each(Object.entries(SERVERS))('gives the verdicts on a server with %s', async (scenario, expected) => {
  const { server, requests } = await check(scenario);
  expect(verdictsOf(server), JSON.stringify(server, null, 1)).toEqual({ ...ALL_WORK, ...expected });
  expect(requests.length).toBeLessThanOrEqual(40);
});

test('only reads', async () => {
  const { requests } = await check('month-drops-zero');
  const paths = new Set(requests.map(({ method, path }) => `${method} ${path}`));
  expect([...paths].toSorted()).toEqual([
    'POST /api/companies/search',
    'POST /api/companies/search/export',
    'POST /connect/token',
  ]);
});

test.each([
  ['few-uses-token:1', {}],
  ['page-cap:1,ignore-month', {}],
  ['page-cap:110,month-drops-zero,export-swapped-users', {}],
  ['page-cap:110,check-and-ignore-month,largest-page:120', { pageSize: 99_999 }],
  ['server-error:always:times=1,largest-page:1', {}],
  ['unavailable:always', { retry: { maxAttempts: 50 } }],
  ['server-error:always:on=token', { retry: { maxAttempts: 50 } }],
])('sends at most 40 requests to a server with %s', async (scenario, settings) => {
  const { server, requests } = await check(scenario, settings);
  expect(server.abilities).toHaveLength(9);
  expect(requests.length).toBeLessThanOrEqual(40);
});

test('tells that a wrong secret is refused', async () => {
  const { server } = await check('none', undefined, 'another secret');
  expect(verdictsOf(server)).toEqual(NOTHING);
  expect(server).toMatchObject({ role: null, isReseller: false, companyCount: null });
  expect(server.summary).toContain('Nothing can be read. Keepnet does not accept the Client ID and Client Secret.');
});

test('tells the role, whether it is a reseller, and how many customers there are', async () => {
  const { server } = await check('none');
  expect(server).toMatchObject({ checkedAt: `${TODAY}T12:00:00.000Z`, baseUrl: BASE_URL, companyCount: 160 });
  expect(server).toMatchObject({ role: 'Reseller', isReseller: true });
  expect(server.summary).toBe('Everything works that totals, usage lines, lists and files need.');
  expect((await check('not-a-reseller')).server).toMatchObject({ role: 'Company Admin', isReseller: false });
});

test.each<[string, AbilityName, string | RegExp]>([
  ['month-drops-zero,page-cap:150', 'month', 'leaves out customers without users in the month; they are added'],
  ['month-drops-zero,page-cap:150', 'pageSize', 'at most 150 customers'],
  ['date-day-first', 'dates', 'Set Date Format (dateFormat) to DD/MM/YYYY'],
  ['export-semicolon', 'export', 'UTF-8, separated by semicolons'],
  ['export-user-limit', 'export', 'missing: none'],
  ['export-extra-columns', 'export', 'others: '],
  ['export-missing-column', 'export', 'missing: Monthly Users'],
  ['export-ignores-month', 'export', 'other Monthly Users than the search'],
  ['older-server', 'fields', 'does not send them: inactiveTargetUserCount, deletedTargetUserCount.'],
  ['extra-fields', 'fields', /Fields that are not used: \w+/],
  ['missing-field', 'fields', 'value in: monthlyActiveUserCount.'],
])('says of %s, about %s: %s', async (scenario, ability, words) => {
  expect(detailOf((await check(scenario)).server, ability)).toMatch(words);
});

test('says whether the Date Format that is set works', async () => {
  const right = await check('date-day-first', { dateFormat: 'DD/MM/YYYY' });
  expect(verdictsOf(right.server)).toEqual(ALL_WORK);
  const wrong = await check('date-day-first', { dateFormat: 'MM/DD/YYYY' });
  expect(detailOf(wrong.server, 'dates')).toContain('to DD/MM/YYYY: only that reads every date');
});

test('gives verdicts on an account without customers', async () => {
  const empty = buildSandbox({ companies: 0, today: TODAY });
  const server = await createVirtualClients(empty).create().checkServer();
  expect(server.companyCount).toBe(0);
  expect(verdictsOf(server)).toEqual({ ...BY_SEARCH, token: 'works', search: 'works', pageSize: 'works' });
});
