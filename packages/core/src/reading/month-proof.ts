import { FIRST_MONTH, type Month, monthInZone, previousMonth } from '../dates/month';
import { readPage } from '../search/read-page';
import { readCompanyId } from '../search/parse-company';
import type { CompanyQuery } from '../search/search-request';
import type { WireRow } from '../search/wire-field';
import { learn, orRefusal, withPageSize } from './learned-limits';
import type { ReadingContext } from './reading-context';
import type { Outcome } from './settle';
import { type FirstPage, type Identified, takeSnapshot } from './snapshot';

/** A month whose first page was read. */
export interface OpenMonth<Row extends UsageRow> {
  readonly month: Month;
  /** The query to send: without a month if the server cannot select one. */
  readonly query: CompanyQuery;
  readonly first: FirstPage<Row>;
  /** Whether it was the current month everywhere on earth at the time of the request. */
  readonly needsNoProof: boolean;
  /** What was requested before the first page or with it; undefined if nothing was left to prove. */
  readonly evidence?: Evidence;
}

/** The fields of a row that a reading of a month needs. */
export interface UsageRow extends Identified {
  readonly monthlyUsers: number;
}

interface Evidence {
  /** The month in which no company had users. */
  readonly impossible: Sample | 'refused';
  /** The companies without a month. */
  readonly plain: Sample;
}

/** A page of companies. */
export interface Sample {
  readonly totalRecords: number;
  readonly users: UsersById;
}

/** Monthly Users by company ID; null for a company without a number. */
type UsersById = ReadonlyMap<string, number | null>;

/** The Monthly Users of a company; undefined if it is not listed. */
type UsersOf = (companyId: string) => number | null | undefined;

/** `ignored`: the server counts its current month, whatever month is requested. */
type MonthProof = 'proved' | 'ignored' | 'unproved';

/** Long before Keepnet counted anything. */
export const IMPOSSIBLE_MONTH: Month = '2000-01';
const SAMPLE_SIZE = 100;
const LARGE_SAMPLE = 1000;
const OTHER_MONTHS = 4;
const PROVED = { value: 'proved' } as const;

/**
 * Proves that the server selects the requested month. Three servers look alike on a quiet day: one that selects the
 * month, one that ignores it (every month shows the current one), and one that selects rows only (it lists the
 * companies of that month with the users of the current one). Only the first may pass.
 *
 * 1. A month in which no company had users is requested before and after the month's first page. Any user in it shows
 *    that months are ignored, whatever else was seen.
 * 2. A company that is listed there with 0 both times, and with users in between, shows that the column follows the
 *    month: a column that ignores it would have to go from 0 to users and back to 0. A company that is not listed shows
 *    nothing, because the server may only select rows.
 * 3. If the server refuses that month or leaves companies out of it, the column itself must follow the month: the
 *    month, another one, and the month again, with every number of the month the same and one of the other different.
 *
 * The order of the requests is part of the argument. At a month's end, the current column falls from many to zero
 * between two requests. Near it, `openMonth` therefore waits for the first impossible reading before it sends the
 * others. A proof holds for the client's lifetime. The month that is current everywhere on earth needs no proof.
 */
export async function proveMonth(
  context: ReadingContext,
  { month, first, needsNoProof, evidence }: OpenMonth<UsageRow>,
): Promise<Outcome<MonthProof>> {
  if (context.limits.monthProved || needsNoProof || !evidence) return PROVED;
  const { impossible, plain } = evidence;
  if (impossible !== 'refused' && hasUsers(impossible.users)) return { value: 'ignored' };
  // No companies with or without a month: a zero that needs no proof.
  if (first.totalRecords === 0 && plain.totalRecords === 0) return PROVED;

  const listsEverybody = impossible !== 'refused' && impossible.totalRecords >= plain.totalRecords;
  const proof = listsEverybody
    ? await findWitness(context, month, first, plain, impossible.users)
    : await seeItFollow(context, month);
  if ('value' in proof && proof.value === 'proved') learn(context, { monthProved: true });
  return proof;
}

async function findWitness(
  context: ReadingContext,
  month: Month,
  first: FirstPage<UsageRow>,
  plain: Sample,
  before: UsersById,
): Promise<Outcome<MonthProof>> {
  const between: UsersOf[] = [(id) => first.rows.get(id)?.monthlyUsers, (id) => plain.users.get(id)];
  if (between.some((users) => candidates(before, users).length > 0)) {
    const after = await readSample(context, { month: IMPOSSIBLE_MONTH });
    return after === 'refused' ? REFUSED_NOW : judge(before, between, after.users);
  }
  // None of these companies has users, but others may.
  const all = await readAll(context, { month: IMPOSSIBLE_MONTH });
  if ('changed' in all) return all;
  if (hasUsers(all.value)) return { value: 'ignored' };
  for (const query of [{ month }, {}]) {
    const users = await readAll(context, query);
    if ('changed' in users) return users;
    const usersOf: UsersOf = (id) => users.value.get(id);
    if (candidates(all.value, usersOf).length === 0) continue;
    const after = await readAll(context, { month: IMPOSSIBLE_MONTH });
    return 'changed' in after ? after : judge(all.value, [usersOf], after.value);
  }
  return { value: 'unproved' };
}

const REFUSED_NOW = { changed: 'a month that had been answered was refused', by: 'server' } as const;

function judge(before: UsersById, between: readonly UsersOf[], after: UsersById): Outcome<MonthProof> {
  if (hasUsers(after)) return { value: 'ignored' };
  const isWitness = (companyId: string): boolean => after.get(companyId) === 0;
  const isFound = between.some((users) => candidates(before, users).some(isWitness));
  return isFound ? PROVED : { changed: 'the companies with users were no longer listed' };
}

/** The companies that are listed with 0 before and have users in between. */
function candidates(before: UsersById, usersOf: UsersOf): string[] {
  return [...before].flatMap(([id, users]) => (users === 0 && (usersOf(id) ?? 0) > 0 ? [id] : []));
}

async function seeItFollow(context: ReadingContext, month: Month): Promise<Outcome<MonthProof>> {
  let asked = await readSample(context, { month }, LARGE_SAMPLE);
  for (const query of [{}, ...otherMonths(context, month)]) {
    if (asked === 'refused') return REFUSED_NOW;
    const other = await readSample(context, query, LARGE_SAMPLE);
    if (other === 'refused') continue;
    const again = await readSample(context, { month }, LARGE_SAMPLE);
    if (again === 'refused') return REFUSED_NOW;
    const shown = [...asked.users].filter(([, users]) => users !== null);
    const isStill = shown.every(([companyId, users]) => again.users.get(companyId) === users);
    const follows = shown.some(([companyId, users]) => {
      const otherUsers = other.users.get(companyId);
      return typeof otherUsers === 'number' && otherUsers !== users;
    });
    if (isStill && follows) return PROVED;
    asked = again;
  }
  return { value: 'unproved' };
}

function otherMonths({ clock }: ReadingContext, asked: Month): CompanyQuery[] {
  const months: CompanyQuery[] = [];
  let month = previousMonth(monthInZone(clock.now(), 'UTC'));
  for (; months.length < OTHER_MONTHS && month >= FIRST_MONTH; month = previousMonth(month)) {
    if (month !== asked) months.push({ month });
  }
  return months;
}

/** Reads the first companies of a query. A refusal is also an answer. */
export async function readSample(
  context: ReadingContext,
  query: CompanyQuery,
  size = SAMPLE_SIZE,
): Promise<Sample | 'refused'> {
  const answer = await orRefusal(() =>
    withPageSize(context, size, (pageSize) => readPage(context, query, 1, pageSize)),
  );
  if ('refused' in answer) return 'refused';
  const { totalRecords, rows } = answer.given;
  return { totalRecords, users: usersById(rows.map(toUsers)) };
}

async function readAll(context: ReadingContext, query: CompanyQuery): Promise<Outcome<UsersById>> {
  const snapshot = await takeSnapshot(context, query, toUsers);
  return 'changed' in snapshot ? snapshot : { value: usersById(snapshot.value.rows.values()) };
}

interface ListedUsers extends Identified {
  readonly users: number | null;
}

/** For an unknown month, a server may give no number: that is not a zero. */
function toUsers(row: WireRow): ListedUsers {
  const users = row['monthlyActiveUserCount'];
  return { companyId: readCompanyId(row), users: typeof users === 'number' ? users : null };
}

const usersById = (rows: Iterable<ListedUsers>): UsersById =>
  new Map([...rows].map(({ companyId, users }) => [companyId, users]));

const hasUsers = (users: UsersById): boolean => [...users.values()].some((count) => count !== null && count > 0);
