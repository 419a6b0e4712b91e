import { isFarFromMonthEnd, isMonthEverywhere, isMonthSomewhere, type Month } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import type { CompanyQuery } from '../search/search-request';
import type { WireRow } from '../search/wire-field';
import { learn, learnRefusal, orRefusal } from './learned-limits';
import { IMPOSSIBLE_MONTH, type OpenMonth, proveMonth, readSample, type Sample, type UsageRow } from './month-proof';
import type { ReadingContext } from './reading-context';
import type { Outcome } from './settle';
import { type FirstPage, readFirstPage, readOtherPages, type Snapshot, takeSnapshot } from './snapshot';
import { together } from './together';

/** All companies with their Monthly Users of one month. */
export interface MonthReading<Row> {
  /** By company ID. Includes companies that the server leaves out of the month, with zero. */
  readonly rows: ReadonlyMap<string, Row>;
  /** The companies that the server listed for the month. */
  readonly listed: ReadonlyMap<string, Row>;
  /** How many companies Keepnet declares. */
  readonly totalRecords: number;
  readonly pagesRead: number;
  /** False if the server cannot select a month and counted its current one. */
  readonly monthSelected: boolean;
}

/**
 * Selects a month: requests its first page and, unless known, what proves the month and what shows whether it leaves
 * out companies, all at once if the proof allows it.
 *
 * @throws KeepnetInvalidRequestError when the server refuses the month.
 */
export async function openMonth<Row extends UsageRow>(
  context: ReadingContext,
  month: Month,
  toRow: (row: WireRow) => Row,
): Promise<Outcome<OpenMonth<Row>>> {
  const { limits, clock } = context;
  const needsNoProof = isMonthEverywhere(month, clock.now());
  if (needsNoProof && limits.refusals.has('month')) return openUnselected(context, month, toRow);
  const needsMore = (!limits.monthProved && !needsNoProof) || limits.monthLeavesOut === undefined;

  const [impossible, answer, plain] = await together(context, async (sending) => {
    const ask = (query: CompanyQuery): Promise<Sample | 'refused'> => readSample(sending, query);
    const askMonth = (): Promise<Outcome<FirstPage<Row>>> => readFirstPage(sending, { month }, toRow);
    const asked = needsMore ? ask({ month: IMPOSSIBLE_MONTH }) : undefined;
    if (!isFarFromMonthEnd(clock.now())) await asked;
    return Promise.all([asked, orRefusal(askMonth), needsMore ? ask({}) : undefined]);
  });
  if ('refused' in answer) {
    // A server that refuses every search says nothing about months.
    if ((plain ?? (await readSample(context, {}))) === 'refused') throw answer.refused;
    // A server may refuse one past month, which says nothing about other months.
    if (!needsNoProof) throw refusesMonth(month, clock.now(), answer.refused);
    learnRefusal(context, 'month', answer.refused);
    return openUnselected(context, month, toRow);
  }
  if ('changed' in answer.given) return answer.given;
  if (plain === 'refused') return { changed: 'a search was refused that had been answered', by: 'server' };
  const evidence = impossible && plain && { impossible, plain };
  if (evidence && evidence.plain.totalRecords > 0) {
    const listed = impossible === 'refused' ? 0 : impossible.totalRecords;
    const fewest = Math.min(listed, answer.given.value.totalRecords);
    learn(context, { monthLeavesOut: fewest < evidence.plain.totalRecords });
  }
  return { value: { month, query: { month }, first: answer.given.value, needsNoProof, ...(evidence && { evidence }) } };
}

/** A server that cannot select a month counts the current one in its own time zone. */
async function openUnselected<Row extends UsageRow>(
  context: ReadingContext,
  month: Month,
  toRow: (row: WireRow) => Row,
): Promise<Outcome<OpenMonth<Row>>> {
  const first = await readFirstPage(context, {}, toRow);
  if ('changed' in first) return first;
  return { value: { month, query: {}, first: first.value, needsNoProof: true } };
}

/**
 * Reads the rest of a month, proves it, and joins the companies that the server leaves out.
 *
 * @throws KeepnetInvalidRequestError when the server ignores months; KeepnetConsistencyError if that is unclear.
 */
export async function finishMonth<Row extends UsageRow>(
  context: ReadingContext,
  open: OpenMonth<Row>,
): Promise<Outcome<MonthReading<Row>>> {
  const { month, query, first } = open;
  const needsAll = query.month !== undefined && context.limits.monthLeavesOut !== false && !isEmpty(open);
  const [snapshot, proof, all] = await together(context, (sending) =>
    Promise.all([
      readOtherPages(sending, first),
      proveMonth(sending, open),
      needsAll ? takeSnapshot(sending, {}, first.toRow) : undefined,
    ]),
  );
  if ('changed' in proof) return proof;
  if (proof.value === 'ignored') throw ignoresMonths(month);
  if (proof.value === 'unproved') throw unproved(month);
  if ('changed' in snapshot) return snapshot;
  // After the last page: a month that needed no proof before may need one now.
  const isOver = open.needsNoProof && !isMonthEverywhere(month, context.clock.now());
  if (isOver) return { changed: 'the calendar month changed', by: 'calendar' };
  const { rows: listed, totalRecords, pagesRead } = snapshot.value;
  const reading = { listed, totalRecords, pagesRead, monthSelected: query.month !== undefined };
  if (!all) return { value: { ...reading, rows: listed } };
  return 'changed' in all ? all : joinIdle(context, open, reading, all.value);
}

const isEmpty = ({ first, evidence }: OpenMonth<UsageRow>): boolean =>
  first.totalRecords === 0 && evidence?.plain.totalRecords === 0;

/**
 * Counts companies that the month leaves out as zero: they matter for lines, minimums and seats. A company added after
 * the month was read is not one of them, so the month is counted again after all companies.
 */
async function joinIdle<Row extends UsageRow>(
  context: ReadingContext,
  open: OpenMonth<Row>,
  { listed, pagesRead, monthSelected }: Omit<MonthReading<Row>, 'rows'>,
  all: Snapshot<Row>,
): Promise<Outcome<MonthReading<Row>>> {
  const { needsNoProof, month } = open;
  const listedAgain = await countAgain(context, open);
  const rows = new Map<string, Row>();
  for (const [companyId, row] of all.rows) {
    const ofMonth = listed.get(companyId);
    // In that case the plain listing counts the same month.
    if (!ofMonth && needsNoProof && row.monthlyUsers > 0) {
      return { changed: `${month} left out a company that has users in it` };
    }
    rows.set(companyId, ofMonth ?? { ...row, monthlyUsers: 0 });
  }
  if (listedAgain !== listed.size || [...listed.keys()].some((companyId) => !rows.has(companyId))) {
    return { changed: `companies were added or removed while ${month} was read` };
  }
  const { totalRecords } = all;
  return { value: { rows, listed, totalRecords, pagesRead: pagesRead + all.pagesRead, monthSelected } };
}

/** How many companies a month lists now; undefined if that cannot be read. */
async function countAgain<Row extends UsageRow>(
  context: ReadingContext,
  { first, month }: OpenMonth<Row>,
): Promise<number | undefined> {
  if (first.isNested) {
    // A server that nests companies may declare the outer ones only, which do not tell of a company that was added.
    const again = await takeSnapshot(context, { month }, first.toRow);
    return 'value' in again ? again.value.rows.size : undefined;
  }
  const again = await readSample(context, { month });
  return again === 'refused' ? undefined : again.totalRecords;
}

function refusesMonth(month: Month, nowMs: number, refusal: KeepnetInvalidRequestError): KeepnetInvalidRequestError {
  const remedy = isMonthSomewhere(month, nowMs)
    ? 'Near the end of a month it may be that the month has not begun, or is over, where the server stands. Run it again ' +
      'after the second day of the month, or choose the month before.'
    : 'Choose the current month, or ask Keepnet support for an update of the server.';
  return new KeepnetInvalidRequestError(`No result: this Keepnet server refuses to select ${month}. ${remedy}`, {
    statusCode: refusal.statusCode,
    validationMessages: refusal.validationMessages,
  });
}

function ignoresMonths(month: Month): KeepnetInvalidRequestError {
  return new KeepnetInvalidRequestError(
    `No result: this Keepnet server counts its current month whatever month it is asked for, so ${month} cannot be ` +
      'counted. Choose the current month, or ask Keepnet support for an update of the server.',
    { statusCode: 200 },
  );
}

function unproved(month: Month): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `No result: it cannot be shown that this Keepnet server counts ${month} and not another month, because no customer has ` +
      'other Monthly Users in it than in the months around it. Run it again when customers have users, or compare with the ' +
      'Keepnet console.',
  );
}
