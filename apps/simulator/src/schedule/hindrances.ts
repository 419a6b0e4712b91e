import type { Exchange } from '../client/traffic';
import { sumOf } from '../oracle/judge-total';
import { hasExport, nameOf, odditiesOf, pageSizeOf, type ServerKind } from '../server/server-traits';
import { monthAt, monthIndex } from '../world/months';
import type { WorldVersion } from '../world/world';
import type { Operation } from './operation';
import { kindOf, type Schedule } from './schedule';

/** What was in the way of a result. */
export interface Hindrances {
  /** What kind of world it was. */
  readonly world: World;
  /** Faults, changes, and what the server does otherwise than documented, each by its name. */
  readonly met: readonly string[];
  /** Whether any of it excuses that no result was given. */
  readonly excuse: boolean;
}

type World = `${ServerKind}, ${'quiet' | 'changing' | 'faulty'}`;

export function hindrancesOf(
  schedule: Schedule,
  exchanges: readonly Exchange[],
  versions: readonly WorldVersion[],
  aMonthEnded: boolean,
): Hindrances {
  const { seed, server, tokensEndAfterMs, credentialEndsAfterMs } = schedule;
  const faults = exchanges.flatMap(faultsOf);
  if (tokensEndAfterMs !== undefined) faults.push('tokens revoked');
  if (credentialEndsAfterMs !== undefined) faults.push('credential ended');
  const changes = versions.slice(1).map(({ kind }) => `drift: ${kind}`);
  if (aMonthEnded) changes.push('a month ended');
  const isFaulty = faults.some((fault) => !fault.startsWith('latency'));
  const life = isFaulty ? 'faulty' : changes.length > 0 ? 'changing' : 'quiet';
  const excuses = [...faults, ...changes, ...odditiesOf(server).map(nameOf), ...inabilities(schedule)];
  return {
    world: `${kindOf(seed)}, ${life}`,
    met: [...new Set([...excuses, ...server.names.map(nameOf)])],
    excuse: excuses.length > 0,
  };
}

function faultsOf({ fault, status, isLate }: Exchange): string[] {
  if (fault) return [`fault: ${fault}`];
  if (status === undefined) return ['latency: no answer in time, or not waited for'];
  return isLate ? ['latency: the answer took too long'] : [];
}

/** What a supported server does, and for which there may be no result. */
function inabilities({ server, settings, operation, companies, startMs }: Schedule): string[] {
  const asked = monthsSelected(operation, startMs);
  const isSelected = asked.length > 0;
  const isAmbiguous =
    (server.has('date-day-first') || server.has('date-month-first')) && (settings.dateFormat ?? 'auto') === 'auto';
  const dropsZero = server.has('month-drops-zero');
  const isProvedOnAll = !dropsZero && !server.has('no-early-months') && !server.has('null-outside-months');
  const isSampled = pageSizeOf(server, settings.pageSize ?? 10_000) < companies.length && !isProvedOnAll;
  const serverMonth = monthIndex(monthAt(startMs, server.zoneHours));
  const reasons: Readonly<Record<string, boolean>> = {
    'no result: month refused': isSelected && server.has('no-month'),
    'no result: month null outside of those known': isSelected && server.has('null-outside-months'),
    'no result: month not begun on the server': asked.some((month) => month > serverMonth),
    'no result: only a sample to tell the month by': isSelected && isSampled,
    'no result: hardly any users': asked.some((month) => hasFewUsers(companies, month, startMs)),
    'no result: export needed': needsExport(operation) && !hasExport(server),
    'no result: total beside nameless': isSelected && server.has('export-total-row') && hasNamelessUsage(companies),
    'no result: perhaps an export of nobody': mayExportNothing(operation, companies, dropsZero),
    'no result: dates ambiguous': isAmbiguous,
    'no result: role Company Admin': server.credential.role === 'Company Admin',
    'no result: no address for one company': operation.kind === 'company' && !server.givesCompanies,
    'no result: unknown company': operation.kind === 'company' && operation.id === 'nobody',
    'token: short-lived': server.credential.tokenLifeSeconds < 3600,
  };
  return Object.keys(reasons).filter((reason) => reasons[reason]);
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

// Only a few numbers may be the same in all months.
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
