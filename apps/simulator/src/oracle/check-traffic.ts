import { type Exchange, TOKEN_PATH } from '../client/traffic';
import type { Schedule } from '../schedule/schedule';
import { pageSizeOf } from '../server/server-traits';

const DEFAULT_RETRY = { maxAttempts: 6, budgetMs: 300_000 };
const DEFAULT_TIMEOUT_MS = 100_000;
/** Of those that do not depend on an answer, when the one before them was given up. */
const MOST_IN_LINE = 4;

/** The rules of sending that show in the requests of a schedule, after the fact; each breach as a sentence. */
export function checkTraffic(exchanges: readonly Exchange[], schedule: Schedule): string[] {
  const timeoutMs = schedule.settings.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const late = exchanges.filter((each) => each.timeoutMs > timeoutMs);
  return [
    ...late.map((each) => `request ${each.number} may take ${each.timeoutMs} ms instead of ${timeoutMs}`),
    ...brokenWaits(exchanges),
    ...brokenBudgets(exchanges, schedule),
    ...(exchanges.length > mostRequests(schedule) ? [`${exchanges.length} requests`] : []),
  ];
}

/** After a 429 nothing but tokens may be asked for until the time is over; after other answers not the same. */
function brokenWaits(exchanges: readonly Exchange[]): string[] {
  return exchanges.flatMap((limited) => {
    const { endedAt, retryAfterMs, status, path } = limited;
    if (endedAt === undefined || !retryAfterMs || (status !== 429 && status !== 503)) return [];
    const isForAll = status === 429 && path !== TOKEN_PATH;
    const early = exchanges.find(
      ({ number, key, path: other, startedAt }) =>
        number > limited.number &&
        startedAt > endedAt &&
        startedAt < endedAt + retryAfterMs &&
        (isForAll ? other !== TOKEN_PATH : key === limited.key) &&
        !waitedForToken(startedAt, key, exchanges),
    );
    return early ? [`request ${early.number} came before the wait that request ${limited.number} was told`] : [];
  });
}

/** What has had its turn already, and waits for a token or repeats with a new one, is under way. */
function waitedForToken(startedAt: number, key: string, exchanges: readonly Exchange[]): boolean {
  return exchanges.some(
    (each) =>
      each.endedAt === startedAt &&
      (each.path === TOKEN_PATH || (each.key === key && (each.status === 401 || each.status === 306))),
  );
}

/**
 * Whether a token was asked for on behalf of another request than the token before: of one that had its own wait to
 * keep, of the next in line, at the moment when that one was given up, or of another reading.
 */
function isForAnother(startedAt: number, number: number, exchanges: readonly Exchange[]): boolean {
  const before = exchanges.slice(0, number - 1).filter((each) => each.endedAt !== undefined);
  const lastToken = before.findLast(({ path }) => path === TOKEN_PATH)?.endedAt ?? startedAt;
  const next = exchanges.find((each) => each.number > number && each.path !== TOKEN_PATH);
  if (next?.key.includes('"pageNumber":1,')) return true;
  return before.some(({ path, endedAt = 0, retryAfterMs }) =>
    path === TOKEN_PATH
      ? endedAt === startedAt
      : (endedAt >= lastToken && endedAt <= startedAt) || (!!retryAfterMs && endedAt + retryAfterMs <= startedAt),
  );
}

/** A request with its repetitions keeps to its attempts and its budget. */
function brokenBudgets(exchanges: readonly Exchange[], { settings, operation }: Schedule): string[] {
  const { maxAttempts, budgetMs } = { ...DEFAULT_RETRY, ...settings.retry };
  const chains = new Map<string, { startedAt: number; attempts: number; renewed: boolean; last: number }>();
  const broken: string[] = [];
  let lastFirstPage = 0;
  for (const { number, key, startedAt, status, fault, path, note } of exchanges) {
    const known = chains.get(key);
    // Another reading begins with its first page, and the one before is no longer repeated. An export follows the pages.
    const isFirstPage = key.includes('"pageNumber":1,') && !path.endsWith('/export');
    const isOfThisReading = known && (isFirstPage || known.last > lastFirstPage);
    const chain = isOfThisReading
      ? { ...known, last: number }
      : { startedAt, attempts: 0, renewed: false, last: number };
    if (isFirstPage) lastFirstPage = number;
    // A refused token is renewed within the same attempt.
    if (chain.renewed) chain.renewed = false;
    else chain.attempts++;
    const isAnew = operation.kind === 'export' || (path === TOKEN_PATH && isForAnother(startedAt, number, exchanges));
    if (chain.attempts > maxAttempts && isAnew) Object.assign(chain, { startedAt, attempts: 1 });
    // A reading and the proof of its month can ask for the same page at once, and each waiting request for a token.
    const most = (path === TOKEN_PATH ? MOST_IN_LINE : 2) * maxAttempts;
    if (chain.attempts > most) broken.push(`request ${number} is attempt ${chain.attempts} of ${most}`);
    // A token request has its own number of attempts, and the request waits for it. A first page may have failed in the reading before.
    const budgets = isFirstPage ? 4 : 2;
    if (startedAt - chain.startedAt > budgets * budgetMs) broken.push(`request ${number} is out of budget`);
    const isDone = status !== undefined && status < 300 && !fault;
    const isRefused = status !== undefined && [400, 403, 404].includes(status);
    const endsChain =
      isDone || note === 'aborted' || isRefused || (path.endsWith('/export') && status === 200) || isAccepted(fault);
    if (endsChain) chains.delete(key);
    else chains.set(key, { ...chain, renewed: status === 401 || status === 306 });
  }
  return broken;
}

/** Faults that a client takes for an answer, or that leave the answer as it was. */
const isAccepted = (fault: Exchange['fault']): boolean =>
  fault !== undefined &&
  ['duplicated', 'swapped', 'capped', 'refusalSoft', 'privacy', 'refusal', 'cutSilently', 'slow', 'revoked'].includes(
    fault,
  );

/** Generous: twelve readings of all pages, twice over for two months, each request with all its attempts. */
function mostRequests({ companies, drift, settings, server }: Schedule): number {
  const rows = companies.length + drift.length;
  const pages = Math.ceil(rows / pageSizeOf(server, settings.pageSize ?? 10_000));
  const attempts = settings.retry?.maxAttempts ?? DEFAULT_RETRY.maxAttempts;
  return 60 + 2 * attempts * 12 * 4 * (pages + 6);
}
