import { type Month, isMonthClosed } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { KeepnetError } from '../errors/keepnet-error';
import { reasonOf } from '../errors/no-result';
import { showCount } from '../errors/show-count';
import { isRefusal } from '../search/read-page';
import type { WireRow } from '../search/wire-field';
import { learnRefusal } from './learned-limits';
import { finishMonth, type MonthReading, openMonth } from './month';
import type { UsageRow } from './month-proof';
import type { ReadingContext } from './reading-context';
import { brokeOff, countByExport, type FileCount } from './second-count';
import type { Attempt, Outcome } from './settle';
import { together } from './together';
import { contradictsByName, type CountedUsage, countUsage, type UsageCount } from './usage-count';

/**
 * How a result is confirmed. `auto`: counted a second time from Keepnet's export if the server gives one; a
 * contradiction is an error. `strict`: no confirmation is also an error. `standard`: one reading.
 */
export type Verification = 'auto' | 'strict' | 'standard';

/**
 * `agreed`: the export gives the same numbers. `unavailable`: there was none to compare with. `moved`: the current
 * month changed each time both were read. `notAsked`: the verification is standard.
 */
export type SecondCount = 'agreed' | 'unavailable' | 'moved' | 'notAsked';

/** A month with the result of its second count. */
export interface CountedMonth<Row> extends MonthReading<Row> {
  readonly verification: Verification;
  readonly secondCount: SecondCount;
  /** A sentence or two. */
  readonly secondCountDetail: string;
  /** The export's total; null if it was not counted. */
  readonly exportTotal: number | null;
}

interface MonthToCount<Row> {
  readonly month: Month;
  readonly toRow: (row: WireRow) => Row;
  readonly verification: Verification;
}

const PATIENCE_MS = 30_000;
const COMPARISONS = 3;

/**
 * Reads a month and counts it a second time, by content: the same Monthly Users under the same names, in any order. If
 * two readings differ from the export in the same way, that is an error.
 *
 * @throws KeepnetConsistencyError when the two contradict each other, or for `strict` when there is no second count.
 */
export async function countMonth<Row extends UsageRow & CountedUsage>(
  context: ReadingContext,
  { month, toRow, verification }: MonthToCount<Row>,
  { before, startedAt }: Attempt,
): Promise<Outcome<CountedMonth<Row>>> {
  const open = await openMonth(context, month, toRow);
  if ('changed' in open) return open;
  return together(context, async (sending) => {
    const isStrict = verification === 'strict';
    const expected = { isEmpty: open.value.first.totalRecords === 0, isNeeded: isStrict };
    const counting =
      verification === 'standard'
        ? undefined
        : countByExport(sending, open.value.query, expected).then(asValue, asError);
    const reading = await finishMonth(sending, open.value);
    if ('changed' in reading) return reading;
    const counted = (secondCount: SecondCount, detail: string, exportTotal: number | null = null) => ({
      value: { ...reading.value, verification, secondCount, secondCountDetail: detail, exportTotal },
    });
    if (!counting) return counted('notAsked', 'Not counted a second time, as asked.');

    const file = await (isStrict ? counting : inTime(sending, counting, startedAt));
    if (file && 'thrown' in file) throw file.thrown;
    if (isStrict && file && brokeOff(file) && before.length < COMPARISONS - 1)
      return { changed: "Keepnet's export broke off", by: 'server' };
    const rows = countUsage(reading.value.listed.values());
    if (!file || file.kind === 'unavailable') {
      // Keepnet refuses an empty export: a refusal for a month without users says nothing about other months.
      if (file && rows.total > 0 && isRefusal(file.error)) learnRefusal(context, 'export', file.error);
      if (isStrict) throw notConfirmed(file?.error);
      return counted('unavailable', whyUnavailable(file?.error));
    }
    const agreed = (total: number) =>
      counted('agreed', `Keepnet's export comes to ${showCount(total)} as well.`, total);
    if (file.kind === 'empty') return agreed(0);
    const { verdict, total } = compare(rows, file, reading.value.listed.size);
    if (verdict === 'renamed') context.warn(WRITES_NAMES_DIFFERENTLY);
    if (verdict !== 'different') return agreed(total);
    const difference = `${month}: ${rows.total} ${rows.resellers}, ${file.companies.resellers}`;
    const earlier = before.flatMap((changed) => changed.difference ?? []).filter((text) => text.startsWith(month));
    const isLasting = earlier.at(-1) === difference;
    if (!isLasting && earlier.length < COMPARISONS - 1) {
      return { changed: 'the search and the export gave different Monthly Users', difference };
    }
    if (!isLasting && !isStrict && !isMonthClosed(month, context.clock.now())) {
      return counted('moved', 'The running month changed each time that it was counted a second time.', total);
    }
    const sameNames = rows.total > 0 && file.companies.names === rows.names;
    throw contradicted(month, rows.total, total, sameNames);
  });
}

/**
 * Warns of what a month's result does not show: that its second count is missing, or that the server could not select
 * it.
 */
export function warnUnconfirmed(context: ReadingContext, month: Month, counted: CountedMonth<unknown>): void {
  const { secondCount, secondCountDetail, monthSelected } = counted;
  if (secondCount === 'unavailable' || secondCount === 'moved') {
    context.warn(`The Monthly Users of ${month} are not confirmed. ${secondCountDetail}`);
  }
  if (!monthSelected) {
    context.warn(
      `This Keepnet server cannot select a month: the Monthly Users of ${month} are those of its current month.`,
    );
  }
}

const asValue = (file: FileCount): FileCount => file;
// It is awaited only after the pages: until then a rejection must not count as unhandled.
const asError = (thrown: unknown): { readonly thrown: unknown } => ({ thrown });

/** The export's result, unless it takes too long after the pages or longer than the host allows. */
async function inTime<T>(context: ReadingContext, counting: Promise<T>, startedAt: number): Promise<T | undefined> {
  const { clock, secondCountMs, signal } = context;
  const left = Math.min(PATIENCE_MS, startedAt + secondCountMs - clock.now());
  const late = clock.sleep(Math.max(0, left), signal).then(() => undefined);
  late.catch(() => undefined);
  return Promise.race([counting, late]);
}

interface Comparison {
  readonly verdict: 'same' | 'renamed' | 'different';
  /** The file's total. */
  readonly total: number;
}

function compare(rows: UsageCount, file: Extract<FileCount, { kind: 'counted' }>, listed: number): Comparison {
  const { companies, all, hasResellers, namedRows } = file;
  // Companies without users may be left out of a file, but not some of them: a month of zeros has nothing else to compare.
  if (rows.total === 0 && namedRows > 0 && namedRows < listed) return { verdict: 'different', total: companies.total };
  const isSame = (count: UsageCount): boolean =>
    hasResellers ? rows.resellers === count.resellers : rows.names === count.names;
  const same = [companies, all].find(isSame);
  if (same) return { verdict: 'same', total: same.total };
  const isRenamed = companies.numbers === rows.numbers && !contradictsByName(rows, companies, hasResellers);
  return { verdict: isRenamed ? 'renamed' : 'different', total: companies.total };
}

const WRITES_NAMES_DIFFERENTLY =
  "Keepnet's export has the same Monthly Users as the search, under names that are written differently. The numbers " +
  'are confirmed, the names are those of the search.';

function whyUnavailable(error: KeepnetError | undefined): string {
  return `Not counted a second time: ${error ? `Keepnet's export could not be used. ${reasonOf(error)}` : "Keepnet's export did not come in time."}`;
}

function notConfirmed(error: KeepnetError | undefined): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    'No result: the second count could not be made. Run it again later; if it happens again, tell Keepnet support. For a ' +
      `provisional number set Verification to Automatic. What the export said: ${error ? reasonOf(error) : 'nothing.'}`,
    { cause: error },
  );
}

function contradicted(month: Month, searched: number, exported: number, sameNames: boolean): KeepnetConsistencyError {
  const [a, b] = [showCount(searched), showCount(exported)];
  const seen =
    searched === exported
      ? `both come to ${a} Monthly Users, but not for the same ${sameNames ? 'resellers' : 'customers'}`
      : `the search comes to ${a} Monthly Users and Keepnet's export to ${b}`;
  return new KeepnetConsistencyError(
    `Do not invoice: Keepnet contradicts itself about ${month}; ${seen}. Run it again later; if it happens again, tell ` +
      'Keepnet support both figures.',
  );
}
