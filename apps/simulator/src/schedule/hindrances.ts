import type { Exchange } from '../client/traffic';
import { expectedRow } from '../oracle/expected-row';
import { searchMatches } from '../oracle/search-matches';
import { type Abilities } from '../server/abilities';
import { monthAt, monthIndex } from '../world/months';
import type { WorldVersion } from '../world/world';
import type { Schedule } from './schedule';

/** Everything in a run that may have kept a result from being given. None at all leaves no excuse for a refusal. */
export function hindrancesOf(
  schedule: Schedule,
  exchanges: readonly Exchange[],
  versions: readonly WorldVersion[],
  aMonthEnded: boolean,
): string[] {
  const faults = exchanges.map(({ fault }) => fault).filter((fault) => fault !== undefined);
  const unanswered = exchanges.some(({ status, fault }) => status === undefined && fault === undefined);
  const { kind } = schedule.operation;
  return [
    ...new Set(faults.map((fault) => `fault: ${fault}`)),
    ...new Set(versions.slice(1).map((version) => `drift: ${version.kind}`)),
    ...inabilities(schedule.abilities, schedule.settings.dateFormat),
    ...(unanswered ? ['latency: no answer in time'] : []),
    ...(schedule.tokensEndAfterMs !== undefined ? ['tokens revoked'] : []),
    ...(schedule.credentialEndsAfterMs !== undefined ? ['credential ended'] : []),
    ...(hasFewUsers(schedule) ? ['hardly any users'] : []),
    ...(hasNamesakesAtOpenEnd(schedule) ? ['open end: namesakes'] : []),
    ...(aMonthEnded ? ['a month ended'] : []),
    ...(kind === 'company' && schedule.operation.id === 'nobody' ? ['unknown company'] : []),
  ];
}

// Where nobody has users, a server that selects months cannot be told from one that does not.
const FEW_USERS = 40;

function hasFewUsers({ companies, startMs, operation, abilities }: Schedule): boolean {
  const current = monthIndex(monthAt(startMs));
  // Only companies that a search asks for are looked at.
  const asked = companies.filter(
    (company) =>
      operation.kind !== 'search' || searchMatches(expectedRow(company, current, abilities), operation.options),
  );
  const recent = asked.flatMap(({ users }) => users.slice(Math.max(0, current - 3), current + 1));
  return recent.reduce((sum, users) => sum + users, 0) < FEW_USERS;
}

/** What may be cut off of the last row's number may leave that of another company of the same name. */
function hasNamesakesAtOpenEnd({ companies, operation, abilities }: Schedule): boolean {
  const names = new Set(companies.map(({ name }) => name?.trim() ?? ''));
  return operation.kind === 'export' && !abilities.exportLayout.endsWithLineEnd && names.size < companies.length;
}

function inabilities(abilities: Abilities, dateFormat: string | undefined): string[] {
  const { month, filter, overLimitFlag, sort, pageCap, clustered, dates, role, company } = abilities;
  const guarded = { month, filter, 'over-limit flag': overLimitFlag, sort };
  const isAmbiguous = (dates === 'dayFirst' || dates === 'monthFirst') && (dateFormat ?? 'auto') === 'auto';
  return [
    ...Object.entries(guarded).flatMap(([name, ability]) => (ability === 'honored' ? [] : [`${name}: ${ability}`])),
    ...(abilities.export === 'ok' ? [] : [`export: ${abilities.export}`]),
    ...(pageCap ? [`page cap: ${pageCap.how}`] : []),
    ...(clustered === 'no' ? [] : [`clustered: ${clustered}`]),
    ...(isAmbiguous ? ['dates: ambiguous'] : []),
    ...(role === 'Company Admin' ? ['role: Company Admin'] : []),
    ...(company === 'absent' ? ['company: absent'] : []),
    ...(abilities.tokenLifeSeconds < 3600 ? ['token: short-lived'] : []),
    ...(abilities.monthDropsZero ? ['month: drops zeros'] : []),
  ];
}
