import { showMoment, showMonth } from '../dates/show-date';
import type { Cell } from '../files/cell';
import type { PageCell, PageSheet } from '../files/page-sheet';
import type { MonthlyReportData } from './report-data';
import { proofSentences } from './report-proof';

/** How the numbers were proved, in words and in figures. */
export function proofSheet(data: MonthlyReportData): PageSheet {
  const { completeness, months, timeZone } = data;
  const { secondCountDetail, exportTotal, totalRecords, pagesRead, rereads, startedAt, finishedAt, digest } =
    completeness;
  const sentences = proofSentences(data);
  const facts: [string, Cell][] = [
    ['Monthly Users', data.totalMonthlyUsers],
    ["In Keepnet's export", exportTotal ?? 'Not counted'],
    ['Customers', totalRecords],
    ['Pages read', pagesRead],
    ['Discarded readings', rereads],
    ['Started', showMoment(startedAt, timeZone)],
    ['Finished', showMoment(finishedAt, timeZone)],
    ['Second count', secondCountDetail],
    ['Checksum', digest],
  ];
  const monthRow = sentences.length + facts.length + 4;
  const cells: PageCell[] = [
    { row: 0, column: 0, look: 'title', value: 'How this was counted' },
    ...sentences.map((value, index): PageCell => ({ row: index + 1, column: 0, look: 'text', value })),
    ...facts.flatMap(([label, value], index): PageCell[] => {
      const row = sentences.length + 2 + index;
      return [
        { row, column: 0, look: 'label', value: label },
        { row, column: 1, look: 'text', value, format: 'count' },
      ];
    }),
    ...months.flatMap(({ month, totalMonthlyUsers, countedTwice }, index): PageCell[] => {
      const row = monthRow + index;
      return [
        { row, column: 0, look: 'label', value: showMonth(month) },
        { row, column: 1, look: 'text', value: totalMonthlyUsers, format: 'count' },
        { row, column: 2, look: 'text', value: countedTwice ? "Confirmed by Keepnet's export" : 'Counted once' },
      ];
    }),
  ];
  return { name: 'Proof', widths: [26, 30, 40], cells, heights: new Map([[0, 30]]), orientation: 'portrait' };
}
