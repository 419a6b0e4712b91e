import { isFarFromMonthEnd, isMonthEverywhere, isMonthSomewhere, type Month } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import type { CompanyQuery } from '../search/search-request';
import type { WireRow } from '../search/wire-field';
import { learn, learnRefusal, orRefusal } from './learned-limits';
import { IMPOSSIBLE_MONTH, proveMonth, readSample, type Sample, type SelectedMonth } from './month-proof';
import type { ReadingContext } from './reading-context';
import type { Outcome } from './settle';
import {
  type FirstPage,
  type Identified,
  readFirstPage,
  readOtherPages,
  type Snapshot,
  takeSnapshot,
} from './snapshot';
import { together } from './together';

/** What a reading of a month needs of a row. */
export interface UsageRow extends Identified {
  readonly monthlyUsers: number;
}

/** All companies with their Monthly Users of one month. */
export interface MonthReading<Row> {
  /** By company ID. Companies that the server leaves out of the month are among them, with zero. */
  readonly rows: ReadonlyMap<string, Row>;
  /** The companies that the server listed for the month. */
  readonly selected: ReadonlyMap<string, Row>;
  /** How many companies Keepnet declares. */
  readonly totalRecords: number;
  readonly pagesRead: number;
  /** False when the server cannot select a month, and its current one was counted. */
  readonly monthSelected: boolean;
}

/** A month whose first page was read. */
export interface OpenMonth<Row extends UsageRow> extends SelectedMonth {
  readonly first: FirstPage<Row>;
  /** What the server is asked for: without a month when it cannot select one. */
  readonly query: CompanyQuery;
}

/**
 * Selects a month: asks for its first page and, unless it is known, for what proves it and what shows whether it leaves out
 * companies, all at once where the proof allows it.
 *
 * @throws KeepnetInvalidRequestError when the server refuses the month.
 */
export async function openMonth<Row extends UsageRow>(
  context: ReadingContext,
  month: Month,
  toRow: (row: WireRow) => Row,
): Promise<Outcome<OpenMonth<Row>>> {
  const { limits, clock } = context;
  const isCurrent = isMonthEverywhere(month, clock.now());
  if (isCurrent && limits.refusals.has('month')) return openUnselected(context, month, toRow);
  const isProved = limits.monthProved || isCurrent;
  const needsMore = !isProved || limits.monthLeavesOut === undefined;

  const [impossible, selected, plain] = await together(context, async (sending) => {
    const ask = (query: CompanyQuery): Promise<Sample | 'refused'> => readSample(sending, query);
    const askMonth = (): Promise<Outcome<FirstPage<Row>>> => readFirstPage(sending, { month }, toRow);
    const asked = needsMore ? ask({ month: IMPOSSIBLE_MONTH }) : undefined;
    if (!isFarFromMonthEnd(clock.now())) await asked;
    return Promise.all([asked, orRefusal(askMonth), needsMore ? ask({}) : undefined]);
  });
  if ('refused' in selected) {
    // A server that refuses every search says nothing about months.
    if ((plain ?? (await readSample(context, {}))) === 'refused') throw selected.refused;
    // Another month than the current one may be refused by itself, which says nothing about others.
    if (!isCurrent) throw refusesMonth(month, clock.now(), selected.refused);
    learnRefusal(context, 'month', selected.refused);
    return openUnselected(context, month, toRow);
  }
  if ('changed' in selected.given) return selected.given;
  if (plain === 'refused') return { changed: 'a search was refused that had been answered', by: 'server' };
  if (impossible && plain && plain.totalRecords > 0) {
    const listed = impossible === 'refused' ? 0 : impossible.totalRecords;
    const fewest = Math.min(listed, selected.given.value.totalRecords);
    learn(context, { monthLeavesOut: fewest < plain.totalRecords });
  }
  return { value: { month, query: { month }, first: selected.given.value, isCurrent, impossible, plain } };
}

/** A server that cannot select a month counts the one that it is where the server stands. */
async function openUnselected<Row extends UsageRow>(
  context: ReadingContext,
  month: Month,
  toRow: (row: WireRow) => Row,
): Promise<Outcome<OpenMonth<Row>>> {
  const first = await readFirstPage(context, {}, toRow);
  if ('changed' in first) return first;
  return {
    value: { month, query: {}, first: first.value, isCurrent: true, impossible: undefined, plain: undefined },
  };
}

/**
 * Reads the rest of a month, proves it, and joins the companies that the server leaves out.
 *
 * @throws KeepnetInvalidRequestError when the server ignores months; KeepnetConsistencyError when that cannot be told.
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
  // After the last page: what needed no proof then needs one now.
  const isOver = open.isCurrent && !isMonthEverywhere(month, context.clock.now());
  if (isOver) return { changed: 'the calendar month changed', by: 'calendar' };
  const { rows: selected, totalRecords, pagesRead } = snapshot.value;
  const reading = { selected, totalRecords, pagesRead, monthSelected: query.month !== undefined };
  if (!all) return { value: { ...reading, rows: selected } };
  return 'changed' in all ? all : joinIdle(context, open, reading, all.value);
}

const isEmpty = ({ first, plain }: OpenMonth<UsageRow>): boolean =>
  first.totalRecords === 0 && plain?.totalRecords === 0;

/**
 * Counts the companies that the month leaves out with zero: they matter for lines, minimums and seats. One that was added
 * after the month was read is none of them, so the month is counted again, after all companies.
 */
async function joinIdle<Row extends UsageRow>(
  context: ReadingContext,
  { first, isCurrent, month }: OpenMonth<Row>,
  { selected, pagesRead, monthSelected }: Omit<MonthReading<Row>, 'rows'>,
  all: Snapshot<Row>,
): Promise<Outcome<MonthReading<Row>>> {
  const again = await readSample(context, { month });
  const rows = new Map<string, Row>();
  for (const [companyId, row] of all.rows) {
    const listed = selected.get(companyId);
    // The plain listing counts the same month, then.
    if (!listed && isCurrent && row.monthlyUsers > 0) {
      return { changed: `${month} left out a company that has users in it` };
    }
    rows.set(companyId, listed ?? { ...row, monthlyUsers: 0 });
  }
  const isUnchanged = again !== 'refused' && again.totalRecords === first.totalRecords;
  if (!isUnchanged || [...selected.keys()].some((companyId) => !rows.has(companyId))) {
    return { changed: `companies were added or removed while ${month} was read` };
  }
  const { totalRecords } = all;
  return { value: { rows, selected, totalRecords, pagesRead: pagesRead + all.pagesRead, monthSelected } };
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
