import type { OutputField } from './output-field';

/** The fields of a company, in the words of the Keepnet console. */
export const companyOutputFields = [
  { key: 'id', label: 'ID', type: 'string' },
  { key: 'company_id', label: 'Company ID', type: 'string' },
  { key: 'company_name', label: 'Company Name', type: 'string' },
  { key: 'reseller_name', label: 'Reseller Name', type: 'string' },
  { key: 'industry_name', label: 'Industry', type: 'string' },
  { key: 'license_type_name', label: 'License Type', type: 'string' },
  { key: 'license_limit', label: 'License Limit (Users)', type: 'integer' },
  { key: 'target_users', label: 'Target Users', type: 'integer' },
  { key: 'inactive_users', label: 'Inactive Users', type: 'integer' },
  { key: 'deleted_users', label: 'Deleted Users', type: 'integer' },
  { key: 'monthly_users', label: 'Monthly Users', type: 'integer' },
  { key: 'renewal_date', label: 'Renewal Date', type: 'datetime' },
  { key: 'license_expired', label: 'License Expired', type: 'boolean' },
  { key: 'created_at', label: 'Date Created', type: 'datetime' },
  { key: 'tags', label: 'Tags', type: 'string', list: true },
] satisfies OutputField[];
