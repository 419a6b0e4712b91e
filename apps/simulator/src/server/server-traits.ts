import { lastingScenarios, type ServerScenarios } from '@keepnet-workflows/sandbox/model';
import type { Prng } from '../random/prng';
import type { Credential } from './tokens';

/** Supported, as docs/architecture.md says, or not: then only an exact result or an error is right. */
export type ServerKind = 'supported' | 'unsupported';

/** What one server can do, and how it writes. */
export interface ServerTraits extends ServerScenarios {
  /** The sandbox's scenarios that are on, as they are written there. */
  readonly names: readonly string[];
  /** Whether it gives one company by its ID. */
  readonly givesCompanies: boolean;
  /** Hours east of UTC: whose calendar says which month is the current one. */
  readonly zoneHours: number;
  /** Its clock ahead of the client's, in milliseconds; seen in Retry-After dates. */
  readonly skewMs: number;
  readonly credential: Credential;
}

type Weights = Readonly<Record<string, number>>;

/** What a supported server may do; one of each line, and nothing for the empty name. */
const VARIANTS: readonly Weights[] = [
  { '': 8, 'no-month': 1, 'no-month:200': 1 },
  { '': 2, 'months-to-come': 2, 'no-early-months': 1, 'null-outside-months': 0.5 },
  { '': 3, 'month-drops-zero': 1 },
  { '': 10, 'ignore-filter': 1.5, 'no-filter': 1.5, 'no-filter:200': 1 },
  { '': 10, 'no-over-limit-flag': 1.5, 'refuse-over-limit-flag': 1.5, 'refuse-over-limit-flag:200': 1 },
  { '': 8, unsorted: 1, 'ignore-ascending': 1 },
  { '': 4, 'quickstart-envelope': 2, 'upper-case-envelope': 2, 'bare-answers': 1 },
  {
    'date-iso': 4,
    '': 2,
    'date-iso-offset': 2,
    'renewal-without-time': 1,
    'date-year-first': 2,
    'date-day-first': 1,
    'date-month-first': 1,
  },
  { '': 2, 'resource-id': 1 },
  { '': 9, 'older-server': 1 },
  {
    '': 10,
    'export-error': 1,
    'export-error:400': 1,
    'export-error:403': 1,
    'export-error:404': 1,
    'export-missing-column': 1,
  },
];

/** What makes no difference to anybody. */
const FORMS: readonly Weights[] = [
  { '': 1, 'date-filter-whole-day': 1 },
  { '': 1, 'nulls-last': 1 },
  { '': 1, 'null-results': 1 },
  { '': 4, 'extra-fields': 1 },
  { '': 2, 'export-semicolon': 1, 'export-tab': 1 },
  { '': 1, 'export-bom': 1 },
  { '': 1, 'export-plain-lines': 1 },
  { '': 2, 'export-users-last': 1, 'export-extra-columns': 1 },
  { '': 4, 'export-user-limit': 1 },
  { '': 6, 'export-total-row': 1, 'export-drops-zero': 1 },
  { '': 2, 'export-grouped-digits': 1 },
  { '': 2, 'export-other-names': 1 },
];

/** What is not on the list of what is supported. */
const ODDITIES: Weights = {
  'ignore-month': 2,
  'check-and-ignore-month': 1,
  'month-selects-rows': 2,
  'selection-loses-rows': 3,
  'unstable-order': 2,
  'unclear-cap': 2,
  clustered: 2,
  'clustered-whole': 2,
  'export-missing-rows': 1,
  'export-first-page': 1,
  'export-ignores-month': 1,
  'export-ignores-filter': 0.5,
  'export-swapped-users': 1,
  'export-header-only': 0.5,
  'huge-total': 0.2,
  'missing-field': 0.2,
};

/** @param wide How many rows a page of the client has, or the companies that there are. */
export function drawServer(prng: Prng, kind: ServerKind, wide: number): ServerTraits {
  const isPlain = prng.chance(0.5);
  const draw = (lines: readonly Weights[]): string[] => lines.map((line) => prng.weigh(line));
  const variants = draw(VARIANTS);
  const forms = draw(FORMS);
  const cap = prng.weigh({ '': 7, 'page-cap': 2, 'largest-page': 1 });
  const rows = prng.int(1, Math.max(2, Math.min(wide, 20)));
  const sized: Readonly<Record<string, string>> = {
    'page-cap': `page-cap:${rows}`,
    'largest-page': 'largest-page:10',
    'unclear-cap': `unclear-cap:${rows}`,
  };
  const odd = [prng.weigh(ODDITIES), ...(prng.chance(0.3) ? [prng.weigh(ODDITIES)] : [])];
  const drawn = [...(isPlain ? ['date-iso'] : [...variants, cap]), ...forms, ...(kind === 'unsupported' ? odd : [])];
  const names = [...new Set(drawn.filter(Boolean))].map((name) => sized[name] ?? name);
  // Without a status in the envelope, a refusal with HTTP status 200 counts as a failure.
  const told = names.includes('quickstart-envelope')
    ? names.map((name) => name.replace(/(^no-.*|flag):200$/, '$1'))
    : names;
  return {
    names: told,
    ...lastingScenarios(told.join(',')),
    givesCompanies: isPlain || prng.chance(0.9),
    zoneHours: isPlain || prng.chance(0.7) ? 0 : prng.int(-12, 14),
    skewMs: prng.chance(0.7) ? 0 : prng.int(-600_000, 600_000),
    credential: {
      role: prng.weigh({ Reseller: 18, 'Company Admin': 1, Custom: 2 }),
      tokenLifeSeconds: prng.chance(0.8) ? 3600 : prng.int(1, 40),
      tokenLifeAs: isPlain ? 'number' : prng.weigh({ number: 8, text: 1, absent: 1 }),
      tellsPermissions: prng.chance(0.5),
    },
  };
}

/** The scenarios that make a server an unsupported one. */
export const odditiesOf = ({ names }: ServerTraits): string[] => names.filter((name) => nameOf(name) in ODDITIES);

/** Without its number. */
export const nameOf = (scenario: string): string => scenario.replace(/:.*/, '');

/** The largest page that it gives when this many rows are asked for. */
export function pageSizeOf(server: ServerTraits, asked: number): number {
  const caps = ['page-cap', 'largest-page', 'unclear-cap'].map((name) => server.valueOf(name) ?? Infinity);
  return Math.min(asked, ...caps);
}

/** Whether its export gives a file of every company and their Monthly Users. */
export const hasExport = (server: ServerTraits): boolean =>
  !server.has('export-error') && !server.has('export-missing-column');
