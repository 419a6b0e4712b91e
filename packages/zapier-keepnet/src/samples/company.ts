import type { CompanyRow } from '../rows/company-row';

/** What Zapier shows of a company before there is one. */
export const sampleCompany: CompanyRow = {
  id: 'kN4xT7pQ2wZs',
  company_id: 'kN4xT7pQ2wZs',
  company_name: 'Northwind Traders',
  reseller_name: 'ACME Resale',
  industry_name: 'Retail',
  license_type_name: 'Enterprise',
  license_limit: 250,
  target_users: 262,
  inactive_users: 14,
  deleted_users: 9,
  monthly_users: 271,
  renewal_date: '2026-11-05T00:00:00Z',
  license_expired: true,
  created_at: '2025-12-03T09:30:00Z',
  tags: ['gold'],
};
