import type { OutputField } from '../rows/output-field';

export const totalOutputFields: OutputField[] = [
  { key: 'id', label: 'ID', type: 'string' },
  { key: 'month', label: 'Month', type: 'string' },
  { key: 'total_monthly_users', label: 'Total Monthly Users', type: 'integer' },
  { key: 'company_count', label: 'Company Count', type: 'integer' },
  { key: 'summary_text', label: 'Summary Text', type: 'string' },
  {
    key: 'groups',
    label: 'Groups',
    children: [
      { key: 'group', label: 'Group', type: 'string' },
      { key: 'monthly_users', label: 'Monthly Users', type: 'integer' },
      { key: 'company_count', label: 'Company Count', type: 'integer' },
    ],
  },
  { key: 'completeness__total_records', label: 'Proof: Companies Counted by Keepnet', type: 'integer' },
  { key: 'completeness__unique_companies', label: 'Proof: Companies Read', type: 'integer' },
  { key: 'completeness__pages_read', label: 'Proof: Pages Read', type: 'integer' },
  { key: 'completeness__rereads', label: 'Proof: Readings Thrown Away', type: 'integer' },
  { key: 'completeness__duplicates_dropped', label: 'Proof: Duplicates Dropped', type: 'integer' },
  { key: 'completeness__started_at', label: 'Proof: Started At', type: 'datetime' },
  { key: 'completeness__finished_at', label: 'Proof: Finished At', type: 'datetime' },
  { key: 'completeness__verification', label: 'Proof: Verification', type: 'string' },
  { key: 'completeness__export_total', label: 'Proof: Total of the Exported File', type: 'integer' },
  { key: 'completeness__month_selected', label: 'Proof: Month Selected', type: 'boolean' },
  { key: 'completeness__digest', label: 'Proof: Digest', type: 'string' },
];
