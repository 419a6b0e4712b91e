import type { CompanyRow } from '../rows/company-row';
import { without } from '../rows/without';

/** The company that Zapier shows before there is a real one. */
export const sampleCompany: CompanyRow = {
  id: 'kN4xT7pQ2wZs',
  company_name: 'Northwind Traders',
  usage_month: '2026-10',
  monthly_users: 271,
  license_limit: 250,
  target_users: 262,
  renewal_day: '2026-11-05',
  renewal_date: '2026-11-05T00:00:00Z',
  license_expired: true,
  reseller_name: 'ACME Resale',
  license_type_name: 'Enterprise',
  industry_name: 'Retail',
  inactive_users: 14,
  deleted_users: 9,
  tags: ['bill:C-1042', 'gold'],
  tags_text: 'bill:C-1042, gold',
  created_at: '2025-12-03T09:30:00Z',
  company_id: 'kN4xT7pQ2wZs',
};

/** The same for a list decided by the renewal date. */
export const sampleDated = without(sampleCompany, 'license_expired');
