import type { Operation } from '../operation';
import { checkConnection } from './account/check';
import { createReport } from './billing/create-report';
import { getInvoiceLines } from './billing/get-invoice-lines';
import { getUsageLines } from './billing/get-usage-lines';
import { exportCompanies } from './company/export';
import { getCompany } from './company/get';
import { getAllCompanies } from './company/get-all';
import { getExpired } from './license/get-expired';
import { getOverLimit } from './license/get-over-limit';
import { getRenewals } from './license/get-renewals';
import { compareMonths } from './usage/compare-months';
import { getMonthlyTotal } from './usage/get-monthly-total';

/** Every operation, in the order of n8n's lists. */
export const OPERATIONS: readonly Operation[] = [
  checkConnection,
  createReport,
  getInvoiceLines,
  getUsageLines,
  exportCompanies,
  getCompany,
  getAllCompanies,
  getExpired,
  getOverLimit,
  getRenewals,
  compareMonths,
  getMonthlyTotal,
];
