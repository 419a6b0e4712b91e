import { showMonth } from '../dates/show-date';
import { EXPORT_FORMATS } from '../files/export-format';
import { pageSheet } from '../files/page-sheet';
import { tableSheet } from '../files/table-sheet';
import { writeExcel } from '../files/write-excel';
import { writeWorkbook } from '../files/write-workbook';
import { customerColumns, listSheets, sheetOf } from './list-sheets';
import { proofSheet } from './proof-sheet';
import type { MonthlyReportData } from './report-data';
import { summarySheet } from './summary-sheet';
import { customersFile, needsOwnList, workbookName } from './workbook-name';

/** A file of a report, ready to be saved under its name. */
export interface ReportFile {
  readonly fileName: string;
  readonly mimeType: string;
  /** The file's bytes, generated on request. Can be read once. */
  readonly stream: AsyncIterable<Uint8Array>;
}

const { mimeType } = EXPORT_FORMATS.excel;

/** The report as an Excel workbook. */
export function reportWorkbook(data: MonthlyReportData): ReportFile {
  const facts = { title: `Keepnet report, ${showMonth(data.month)}`, writtenAt: data.completeness.finishedAt };
  return { fileName: workbookName(data.month), mimeType, stream: writeWorkbook(() => sheetsOf(data), facts) };
}

/** All customers in a separate streamed file, if there are too many for the workbook. */
export function customerList(data: MonthlyReportData): ReportFile | null {
  if (!needsOwnList(data)) return null;
  const columns = customerColumns(data);
  return { fileName: customersFile(data), mimeType, stream: writeExcel(columns, rows()) };

  function* rows() {
    for (const customer of data.customers) yield columns.map(({ cell }) => cell(customer));
  }
}

function sheetsOf(data: MonthlyReportData) {
  const columns = customerColumns(data);
  const customers = sheetOf(data, 'Customers', columns, data.customers, 'There are no customers.', Infinity);
  const users = columns.findIndex(({ title }) => title === 'Monthly Users');
  const hasCustomers = !needsOwnList(data) && data.customers.length > 0;
  const cell = hasCustomers ? `Customers!${String.fromCharCode(65 + users)}${data.customers.length + 2}` : undefined;
  return [
    pageSheet(summarySheet(data, { cell, listName: customersFile(data) })),
    ...(needsOwnList(data) ? [] : [tableSheet(customers)]),
    ...listSheets(data).map(tableSheet),
    pageSheet(proofSheet(data)),
  ];
}
