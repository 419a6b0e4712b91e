import type { Month } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { peekBytes } from '../files/byte-streams';
import { CSV_HEAD_BYTES, type CsvForm, describeCsv } from '../files/read-csv';
import { countMonth } from '../reading/counted-month';
import { withPageSize } from '../reading/learned-limits';
import type { ReadingContext } from '../reading/reading-context';
import { countByExport } from '../reading/second-count';
import type { Changed } from '../reading/settle';
import { openExport } from '../search/open-export';
import { isRefusal } from '../search/read-page';
import { createUsageReader } from '../search/parse-company';
import { type Judgement, judgement } from './ability';
import type { CountableMonth } from './check-month';
import type { PageCheck } from './check-pages';
import { OutOfRequests } from './limit-requests';

/** The possible results of the second count. */
type SecondCount = 'agrees' | 'contradicts' | 'unusable' | 'readable' | 'unread';

const COLUMNS = [
  ...['Company Name', 'Reseller Name', 'Industry', 'License Type', 'Target Users', 'Inactive Users', 'Deleted Users'],
  ...['Monthly Users', 'License Limit', 'User Limit', 'Tags', 'Renewal Date', 'Date Created'],
];
const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

const WITHOUT =
  'Totals and usage lines say that they were counted once; with Verification Strict they end with an error. Lists, ' +
  'and files with the origin Verified Rows, do not need it.';

/**
 * Checks Keepnet's own file and, if the month has few pages, counts the month a second time with it.
 *
 * @param countable A month that a total is possible for.
 */
export async function checkExport(
  context: ReadingContext,
  { month, isSelected }: CountableMonth,
  { hasFewPages, totalRecords }: Pick<PageCheck, 'hasFewPages' | 'totalRecords'>,
): Promise<Judgement> {
  const query = isSelected ? { month } : {};
  let form: CsvForm;
  try {
    const file = await withPageSize(context, Infinity, (pageSize) => openExport(context, query, 'csv', pageSize));
    const { head, release } = await peekBytes(file, CSV_HEAD_BYTES);
    await release();
    form = await describeCsv(head, COLUMNS);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (totalRecords === 0) return judgement('unknown', 'Keepnet does not export an empty list.');
    return judgement('refused', `Keepnet gives no file. ${WITHOUT}`);
  }
  const count = hasFewPages ? await countTwice(context, month) : await readAlone(context, query);
  return judgement(...verdictOf(count), describe(form));
}

/** The same difference twice is a contradiction. */
async function countTwice(context: ReadingContext, month: Month): Promise<SecondCount> {
  const before: Changed[] = [];
  const toRow = createUsageReader(month);
  for (let take = 0; take < 2; take++) {
    try {
      const attempt = { before, startedAt: context.clock.now() };
      const counted = await countMonth(context, { month, toRow, verification: 'auto' }, attempt);
      if ('value' in counted) return counted.value.secondCount === 'unavailable' ? 'unusable' : 'agrees';
      before.push(counted);
    } catch (error) {
      if (error instanceof OutOfRequests) return 'unread';
      if (!KeepnetConsistencyError.isInstance(error)) throw error;
      return before.some(({ difference }) => difference !== undefined) ? 'contradicts' : 'unread';
    }
  }
  return 'unread';
}

async function readAlone(context: ReadingContext, query: { readonly month?: Month }): Promise<SecondCount> {
  const file = await countByExport(context, query, { isEmpty: false, isNeeded: false });
  if (file.kind === 'counted') return 'readable';
  return file.kind === 'unavailable' && file.error instanceof OutOfRequests ? 'unread' : 'unusable';
}

function verdictOf(count: SecondCount): readonly [Judgement['verdict'], string] {
  switch (count) {
    case 'agrees':
      return ['works', 'Totals and usage lines are counted a second time with it, and both counts agree.'];
    case 'readable':
      return [
        'works',
        'Totals and usage lines are counted a second time with it; the first total shows whether both agree.',
      ];
    case 'unread':
      return [
        'unknown',
        'Keepnet gives a file, but it could not be compared with the search. The first total shows whether they agree.',
      ];
    case 'unusable':
      return ['limited', `Keepnet gives a file that cannot be counted, or not in time. ${WITHOUT}`];
    case 'contradicts':
      return [
        'limited',
        'The file has other Monthly Users than the search. Totals and usage lines end with an error ' +
          'that says not to invoice: tell Keepnet support. Lists do not need it.',
      ];
  }
}

function describe({ encoding, separator, found, columnCount }: CsvForm): string {
  const isLimit = (name: string): boolean => name === 'License Limit' || name === 'User Limit';
  const missing = COLUMNS.filter((name) => name !== 'User Limit' && !found.includes(name)).filter(
    (name) => !(isLimit(name) && found.some(isLimit)),
  );
  const further = columnCount - found.length;
  return [
    `The file: ${encoding.toUpperCase()}, separated by ${SEPARATORS[separator]}s;`,
    `columns found: ${found.join(', ')};`,
    `missing: ${missing.join(', ') || 'none'};`,
    `others: ${further}.`,
  ].join(' ');
}
