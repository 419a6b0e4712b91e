import type { Month } from '../dates/month';
import { MOST_TABLE_ROWS } from '../files/write-excel';
import type { MonthlyReportData } from './report-data';

export const workbookName = (month: Month): string => `keepnet-report-${month}.xlsx`;

/** Whether there are too many customers for the workbook: they are then in a separate file. */
export const needsOwnList = ({ customers }: MonthlyReportData): boolean => customers.length > MOST_TABLE_ROWS;

/** The file with every customer. */
export function customersFile(data: MonthlyReportData): string {
  return needsOwnList(data) ? `keepnet-customers-${data.month}.xlsx` : workbookName(data.month);
}
