import type { OutputField } from './output-field';

/** The fields of a company, in the words of the Keepnet console. */
export const companyOutputFields: readonly OutputField[] = [
  { key: 'id', label: 'ID', type: 'string' },
  { key: 'company_name', label: 'Company Name', type: 'string' },
  { key: 'usage_month', label: 'Usage Month', type: 'string' },
  { key: 'monthly_users', label: 'Monthly Users (in the Usage Month)', type: 'integer' },
  { key: 'license_limit', label: 'License Limit (Users)', type: 'integer' },
  { key: 'target_users', label: 'Target Users', type: 'integer' },
  { key: 'renewal_day', label: 'Renewal Day', type: 'string' },
  { key: 'renewal_date', label: 'Renewal Date', type: 'datetime' },
  { key: 'license_expired', label: 'License Expired', type: 'boolean' },
  { key: 'reseller_name', label: 'Reseller Name', type: 'string' },
  { key: 'license_type_name', label: 'License Type', type: 'string' },
  { key: 'industry_name', label: 'Industry', type: 'string' },
  { key: 'inactive_users', label: 'Inactive Users', type: 'integer' },
  { key: 'deleted_users', label: 'Deleted Users', type: 'integer' },
  { key: 'tags', label: 'Tags', type: 'string', list: true },
  { key: 'tags_text', label: 'Tags in One Text', type: 'string' },
  { key: 'created_at', label: 'Date Created', type: 'datetime' },
  { key: 'company_id', label: 'Company ID', type: 'string' },
];

/** For a list decided by the renewal date, without the server's own verdict, which may contradict it. */
export const datedOutputFields: readonly OutputField[] = companyOutputFields.filter(
  ({ key }) => key !== 'license_expired',
);

/** What the list of companies over their limit adds. */
export const overLimitOutputFields: readonly OutputField[] = [
  { key: 'excess_users', label: 'Excess Users', type: 'integer' },
  { key: 'utilization_percent', label: 'Utilization (in Percent)', type: 'number' },
];
