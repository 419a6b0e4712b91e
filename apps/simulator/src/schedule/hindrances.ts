import type { Exchange } from '../client/traffic';
import { sumOf } from '../oracle/judge-total';
import { type Abilities, oddities } from '../server/abilities';
import { monthAt, monthIndex } from '../world/months';
import type { WorldVersion } from '../world/world';
import type { Operation } from './operation';
import type { Schedule } from './schedule';

/** What was in the way of a result. */
export interface Hindrances {
  /** What kind of world it was. */
  readonly world: World;
  /** Faults, changes, and what the server does otherwise than documented, each by its name. */
  readonly met: readonly string[];
  /** Whether any of it excuses that no result was given. */
  readonly excuse: boolean;
}

type World = `${'supported' | 'unsupported'}, ${'quiet' | 'changing' | 'faulty' | 'changing and faulty'}`;

export function hindrancesOf(
  schedule: Schedule,
  exchanges: readonly Exchange[],
  versions: readonly WorldVersion[],
  aMonthEnded: boolean,
): Hindrances {
  const { abilities, tokensEndAfterMs, credentialEndsAfterMs } = schedule;
  const faults = exchanges.flatMap(({ fault, status }) =>
    fault ? [`fault: ${fault}`] : status === undefined ? ['latency: no answer in time, or not waited for'] : [],
  );
  if (tokensEndAfterMs !== undefined) faults.push('tokens revoked');
  if (credentialEndsAfterMs !== undefined) faults.push('credential ended');
  const changes = versions.slice(1).map(({ kind }) => `drift: ${kind}`);
  if (aMonthEnded) changes.push('a month ended');
  const odd = oddities(abilities);
  const isFaulty = faults.some((fault) => !fault.startsWith('latency'));
  const life = isFaulty
    ? changes.length > 0
      ? 'changing and faulty'
      : 'faulty'
    : changes.length > 0
      ? 'changing'
      : 'quiet';
  const excuses = [...faults, ...changes, ...odd, ...inabilities(schedule)];
  return {
    world: `${odd.length > 0 ? 'unsupported' : 'supported'}, ${life}`,
    met: [...new Set([...excuses, ...replaced(abilities)])],
    excuse: excuses.length > 0,
  };
}

/** What a supported server may refuse or ignore without keeping a result from being given. */
function replaced({ filter, overLimitFlag, sort, pageCap, export: ability, monthDropsZero }: Abilities): string[] {
  const guarded = { filter, 'over-limit flag': overLimitFlag, sort, export: ability === 'ok' ? 'honored' : ability };
  return [
    ...Object.entries(guarded).flatMap(([name, how]) => (how === 'honored' ? [] : [`${name}: ${how}`])),
    ...(pageCap ? [`page cap: ${pageCap.how}`] : []),
    ...(monthDropsZero ? ['month: drops zeros'] : []),
  ];
}

/** What a supported server does, and for which there may be no result. */
function inabilities({ abilities, settings, operation, companies, startMs }: Schedule): string[] {
  const { month, monthRange, monthDropsZero, pageCap, dates, role, company, tokenLifeSeconds } = abilities;
  const isAmbiguous = (dates === 'dayFirst' || dates === 'monthFirst') && (settings.dateFormat ?? 'auto') === 'auto';
  const isSelected = monthsSelected(operation, startMs).length > 0;
  const pageSize = Math.min(settings.pageSize ?? 10_000, pageCap?.rows ?? Infinity);
  const isSampled = pageSize < companies.length && (monthDropsZero || monthRange !== 'any');
  return [
    ...(isSelected && month !== 'honored' ? [`month: ${month}`] : []),
    ...(isSelected && monthRange === 'null' ? ['month: null outside of those known'] : []),
    ...(isSelected && isSampled ? ['month: only a sample to tell by'] : []),
    ...(monthsSelected(operation, startMs).some((asked) => hasFewUsers(companies, asked, startMs))
      ? ['hardly any users']
      : []),
    ...(needsExport(operation) && abilities.export !== 'ok' ? ['export needed'] : []),
    ...(isSelected && abilities.exportLayout.totalRow && hasNamelessUsage(companies)
      ? ['export: total beside nameless']
      : []),
    ...(mayExportNothing(operation, companies, monthDropsZero) ? ['export: perhaps of nobody'] : []),
    ...(isAmbiguous ? ['dates: ambiguous'] : []),
    ...(role === 'Company Admin' ? ['role: Company Admin'] : []),
    ...(operation.kind === 'company' && company === 'absent' ? ['company: absent'] : []),
    ...(operation.kind === 'company' && operation.id === 'nobody' ? ['unknown company'] : []),
    ...(tokenLifeSeconds < 3600 ? ['token: short-lived'] : []),
  ];
}

/** The months that an operation selects, as indexes. */
function monthsSelected(operation: Operation, startMs: number): number[] {
  const current = monthIndex(monthAt(startMs));
  switch (operation.kind) {
    case 'total':
      return [operation.options.month === undefined ? current : monthIndex(operation.options.month)];
    case 'lines':
      return [operation.options.month === undefined ? current - 1 : monthIndex(operation.options.month)];
    case 'compare': {
      const { to, from } = operation.options;
      const last = to === undefined ? current - 1 : monthIndex(to);
      return [from === undefined ? last - 1 : monthIndex(from), last];
    }
    case 'export':
    case 'search':
    case 'company': {
      const { month } = operation.options;
      const isUsage = operation.kind === 'export' && operation.options.list === 'usage';
      return month === undefined ? (isUsage ? [current - 1] : []) : [monthIndex(month)];
    }
    default:
      return [];
  }
}

function needsExport(operation: Operation): boolean {
  if (operation.kind === 'export' && operation.options.origin === 'keepnet') return true;
  const { options } = operation as { options?: { verification?: string } };
  return options?.verification === 'strict' && !['overLimit', 'expired', 'renewals'].includes(operation.kind);
}

/** Keepnet refuses to write its own file of an empty list. */
function mayExportNothing(operation: Operation, companies: Schedule['companies'], dropsZero: boolean): boolean {
  if (operation.kind !== 'export' || operation.options.origin !== 'keepnet') return false;
  const { list } = operation.options;
  return companies.length === 0 || dropsZero || (list !== 'all' && list !== 'usage');
}

// Few numbers may be the same in all months.
const FEW_USERS = 40;

/** Where nobody has users, a server that selects months cannot be told from one that does not. */
function hasFewUsers(companies: Schedule['companies'], asked: number, startMs: number): boolean {
  const current = monthIndex(monthAt(startMs));
  const recent = companies.flatMap(({ users }) => users.slice(Math.max(0, current - 3), current + 1));
  return sumOf(companies, asked) === 0 || recent.reduce((sum, users) => sum + users, 0) < FEW_USERS;
}

/** A row without a name is a total, or a company: of both in one file neither can be told. */
const hasNamelessUsage = (companies: Schedule['companies']): boolean =>
  companies.some(({ name, users }) => (name ?? '').trim() === '' && users.some((count) => count > 0));
